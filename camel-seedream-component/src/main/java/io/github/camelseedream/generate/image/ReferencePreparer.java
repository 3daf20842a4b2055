package io.github.camelseedream.generate.image;

import io.github.camelseedream.catalog.SizeReading;
import io.github.camelseedream.download.DownloadFailedException;
import io.github.camelseedream.error.CapacityExceededException;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.generate.call.GenerationContext;
import io.github.camelseedream.generate.check.CallSize;
import io.github.camelseedream.generate.check.ReferenceValidator;
import io.github.camelseedream.generate.check.ValidatedRequest;
import io.github.camelseedream.image.ImageFormat;
import io.github.camelseedream.mark.ImageMarker;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.spec.ReferenceForm;
import io.github.camelseedream.provider.spec.ReferenceLimits;
import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.ImageSize.Pixels;
import io.github.camelseedream.request.ReferenceImage;
import io.github.camelseedream.request.ReferenceImage.Local;
import io.github.camelseedream.request.ReferenceImage.Remote;
import io.github.camelseedream.request.Violation;
import io.github.camelseedream.result.Adjustment;
import io.github.camelseedream.result.ImageStore;
import io.github.camelseedream.result.StoredImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Brings the reference images of a call into a form the provider takes: fetches, converts, looks at
 * and uploads them, in this order, so that nothing leaves before all of them are known to be good.
 * Used once. For one thread.
 *
 * @hidden
 */
public final class ReferencePreparer {

    private final GenerationContext context;
    private final ImageProvider provider;
    private final List<Violation> violations = new ArrayList<>();
    private final List<Adjustment> adjustments = new ArrayList<>();
    private ProviderRequest call;
    private ReferenceLimits rule;

    public ReferencePreparer(GenerationContext context) {
        this.context = context;
        this.provider = context.provider();
    }

    /**
     * The same call, ready to be sent.
     *
     * @throws InvalidRequestException if a reference cannot be had or is not taken, with all of it
     */
    public ValidatedRequest prepare(ValidatedRequest validated) {
        call = validated.call();
        if (!call.isEdit() && !call.request().has(ImageParameters.MASK)) {
            return validated;
        }
        rule = provider.spec().references(call.model());
        adjustments.addAll(validated.adjustments());
        each(this::atHand);
        throwIfWrong();
        matchSize();
        violations.addAll(provider.check(call));
        throwIfWrong();
        each(this::sendable);
        throwIfWrong();
        return new ValidatedRequest(call, validated.mode(), adjustments);
    }

    /** What becomes of one reference image. */
    @FunctionalInterface
    private interface Step {

        ReferenceImage take(ImageParameter<?> parameter, ReferenceImage image) throws IOException;
    }

    private void each(Step step) {
        ImageRequest request = call.request();
        ImageRequest.Builder changed = request.toBuilder();
        List<ReferenceImage> references = new ArrayList<>();
        for (ReferenceImage image : request.getReferences()) {
            references.add(take(step, ImageParameters.REFERENCES, image));
        }
        if (!references.isEmpty()) {
            changed.set(
                    ImageParameters.REFERENCES,
                    references,
                    request.origin(ImageParameters.REFERENCES));
        }
        request.get(ImageParameters.MASK)
                .ifPresent(
                        mask ->
                                changed.set(
                                        ImageParameters.MASK,
                                        take(step, ImageParameters.MASK, mask),
                                        request.origin(ImageParameters.MASK)));
        call = call.with(changed.build());
    }

    private ReferenceImage take(Step step, ImageParameter<?> parameter, ReferenceImage image) {
        try {
            return step.take(parameter, image);
        } catch (IOException e) {
            refuse(parameter, image, e.getMessage());
            return image;
        }
    }

    /** What the provider cannot fetch itself is fetched; what it cannot read is converted. */
    private ReferenceImage atHand(ImageParameter<?> parameter, ReferenceImage image)
            throws IOException {
        boolean measured = parameter == ImageParameters.REFERENCES;
        if (image instanceof Remote remote && rule.forms().contains(ReferenceForm.URL)) {
            if (measured && context.settings().inspectReferences()) {
                violations.addAll(new ReferenceValidator(provider, call).of(fetched(remote)));
            }
            return image;
        }
        Local local = image instanceof Remote remote ? fetched(remote) : (Local) image;
        if (!measured) {
            return local;
        }
        ReferenceValidator validator = new ReferenceValidator(provider, call);
        Local readable = validator.becomesPng(local) ? converted(local) : local;
        if (readable != image) {
            violations.addAll(validator.of(readable));
        }
        return readable;
    }

    private Local fetched(Remote remote) throws IOException {
        try {
            StoredImage stored =
                    context.target()
                            .downloader()
                            .fetch(remote.url(), context.deadline(), context.store());
            return new Local(
                    stored,
                    stored.format().mediaType(),
                    remote.toString(),
                    stored.width(),
                    stored.height());
        } catch (DownloadFailedException e) {
            throw new IOException("could not be fetched: " + e.getMessage(), e);
        }
    }

    /** Takes turns with all else that is decoded. */
    private Local converted(Local stored) throws IOException {
        if (!context.conversions().acquire(context.deadline())) {
            throw new CapacityExceededException(
                    context.callContext(),
                    "Nothing was sent: a reference waited for its turn to be made a PNG, and "
                            + context.deadline().reason()
                            + ". Give a PNG, or raise maxConversions or timeout");
        }
        try {
            return png(stored);
        } catch (OutOfMemoryError e) {
            throw new IOException(notMade(stored, "there is too little memory (" + e + ")"), e);
        } finally {
            context.conversions().release();
        }
    }

    private Local png(Local stored) throws IOException {
        try {
            Local png = toPng(stored, context.store());
            adjustments.add(
                    new Adjustment(
                            ImageParameters.REFERENCES.name(),
                            stored.toString(),
                            png.toString(),
                            provider.spec().name()
                                    + " does not take "
                                    + stored.mediaType()
                                    + (isAnimation(stored)
                                            ? "; of an animation the first frame is sent"
                                            : "")));
            return png;
        } catch (IOException e) {
            throw new IOException(notMade(stored, e.getMessage()), e);
        }
    }

    /**
     * A PNG of an image; of an animation, of its first frame.
     *
     * @throws IOException if it cannot be read
     */
    static Local toPng(Local image, ImageStore store) throws IOException {
        StoredImage png =
                ImageTranscoder.convert(
                        image.content(),
                        ReferenceValidator.CONVERTIBLE.get(image.mediaType()),
                        ImageFormat.PNG,
                        ReferenceValidator.MAX_PNG_PIXELS,
                        null,
                        store);
        png =
                ImageMarker.withPacketOf(
                        image.content(),
                        ReferenceValidator.CONVERTIBLE.get(image.mediaType()),
                        png);
        return new Local(png, ImageFormat.PNG.mediaType(), image.name(), png.width(), png.height());
    }

    private static boolean isAnimation(Local image) {
        return image.mediaType().equals(ImageFormat.GIF.mediaType());
    }

    private static String notMade(Local stored, String why) {
        return "is " + stored.mediaType() + " and could not be made a PNG: " + why + ". Give a PNG";
    }

    /** {@code match} goes out as the shape of the first reference where there is no word for it. */
    private void matchSize() {
        CallSize size = new CallSize(provider, context.settings());
        if (!size.isOpen(call)) {
            return;
        }
        Optional<Pixels> first = CallSize.firstReference(call.request()).or(this::lookAtFirst);
        throwIfWrong();
        if (first.isEmpty()) {
            refuse(
                    ImageParameters.REFERENCES,
                    call.request().getReferences().get(0),
                    "has a header that does not tell its size, so that no shape can match it. Give"
                            + " aspectRatio as W:H");
            throwIfWrong();
        }
        ImageRequest request = size.worded(call, first.orElseThrow());
        SizeReading reading = size.fitted(request, call.model(), first);
        violations.addAll(reading.violations());
        adjustments.addAll(reading.adjustments());
        call =
                new ProviderRequest(
                        call.model(),
                        request,
                        call.count(),
                        reading.wanted(),
                        call.idempotencyKey());
    }

    private Optional<Pixels> lookAtFirst() {
        ReferenceImage image = call.request().getReferences().get(0);
        if (!(image instanceof Remote remote)) {
            return Optional.empty();
        }
        try {
            Local stored = fetched(remote);
            return stored.width() > 0
                    ? Optional.of(new Pixels(stored.width(), stored.height()))
                    : Optional.empty();
        } catch (IOException e) {
            refuse(ImageParameters.REFERENCES, image, e.getMessage());
            return Optional.empty();
        }
    }

    /** An image at hand gets a URL where the user has an uploader, or nothing else is taken. */
    private ReferenceImage sendable(ImageParameter<?> parameter, ReferenceImage image)
            throws IOException {
        boolean byUrl =
                rule.forms().contains(ReferenceForm.URL)
                        && (context.settings().referenceUploader().isPresent()
                                || rule.forms().equals(Set.of(ReferenceForm.URL)));
        if (!byUrl || !(image instanceof Local local)) {
            return image;
        }
        try {
            return new ReferenceUploads(context).upload(local);
        } catch (IOException e) {
            throw new IOException("could not be uploaded: " + e.getMessage(), e);
        }
    }

    private void refuse(ImageParameter<?> parameter, ReferenceImage image, String problem) {
        violations.add(
                new Violation(
                        parameter.name(),
                        image instanceof Local local ? local.name() : image.toString(),
                        call.request().origin(parameter),
                        problem));
    }

    private void throwIfWrong() {
        if (!violations.isEmpty()) {
            throw new InvalidRequestException(context.callContext(), violations);
        }
    }
}
