package io.github.camelseedream.generate;

import io.github.camelseedream.download.DownloadFailure;
import io.github.camelseedream.error.CallContext;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.http.Deadline;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.ReferenceForm;
import io.github.camelseedream.request.Complaint;
import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.ImageSize;
import io.github.camelseedream.request.ReferenceImage;
import io.github.camelseedream.result.Picture;
import java.util.ArrayList;
import java.util.List;

/** Brings the reference images of a request into a form the provider takes. */
final class References {

    private final ImageProvider provider;
    private final Target target;
    private final Rooms rooms;
    private final Deadline deadline;

    References(Target target, Rooms rooms, Deadline deadline) {
        this.provider = target.provider();
        this.target = target;
        this.rooms = rooms;
        this.deadline = deadline;
    }

    /** The same request, with what the provider cannot fetch itself fetched. */
    ImageRequest prepare(ImageRequest request) {
        if (request.getReferences().isEmpty() && !request.has(ImageParameters.MASK)) {
            return request;
        }
        ImageRequest.Builder prepared = request.toBuilder();
        if (!provider.references("").forms().contains(ReferenceForm.URL)) {
            fetch(request, prepared);
        }
        return matchShape(prepared.build());
    }

    private void fetch(ImageRequest request, ImageRequest.Builder prepared) {
        List<ReferenceImage> local = new ArrayList<>();
        for (ReferenceImage reference : request.getReferences()) {
            local.add(fetch(request, ImageParameters.REFERENCES, reference));
        }
        prepared.set(ImageParameters.REFERENCES, local, request.origin(ImageParameters.REFERENCES));
        request.get(ImageParameters.MASK)
                .ifPresent(
                        mask ->
                                prepared.set(
                                        ImageParameters.MASK,
                                        fetch(request, ImageParameters.MASK, mask),
                                        request.origin(ImageParameters.MASK)));
    }

    private ReferenceImage fetch(
            ImageRequest request, ImageParameter<?> parameter, ReferenceImage reference) {
        if (!(reference instanceof ReferenceImage.Remote remote)) {
            return reference;
        }
        try {
            Picture picture = target.downloader().fetch(remote.url(), deadline, rooms.store());
            return new ReferenceImage.Local(
                    picture,
                    picture.format().mediaType(),
                    remote.toString(),
                    picture.width(),
                    picture.height());
        } catch (DownloadFailure e) {
            throw new InvalidRequestException(
                    new CallContext(provider.profile().name(), "", ""),
                    List.of(
                            new Complaint(
                                    parameter.name(),
                                    remote.toString(),
                                    request.origin(parameter),
                                    "could not be fetched: " + e.getMessage())));
        }
    }

    /** {@code match} is sent as the shape of the first reference. */
    private static ImageRequest matchShape(ImageRequest request) {
        boolean asSize = isMatch(request, ImageParameters.SIZE);
        if (!asSize && !isMatch(request, ImageParameters.ASPECT_RATIO)
                || !(request.getReferences().get(0) instanceof ReferenceImage.Local first)
                || first.width() == 0) {
            return request;
        }
        ImageParameter<String> word = asSize ? ImageParameters.SIZE : ImageParameters.ASPECT_RATIO;
        return request.toBuilder()
                .set(word, first.width() + ":" + first.height(), request.origin(word))
                .build();
    }

    private static boolean isMatch(ImageRequest request, ImageParameter<String> word) {
        return request.get(word)
                .flatMap(ImageSize::parse)
                .filter(ImageSize.Match.class::isInstance)
                .isPresent();
    }
}
