package io.github.camelseedream.simulator.apimart;

import io.github.camelseedream.simulator.image.Dimensions;
import io.github.camelseedream.simulator.image.ImageFormat;
import io.github.camelseedream.simulator.media.Reference;
import io.github.camelseedream.simulator.media.ReferenceInspection;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which reference images are taken: addresses, and whole data URIs of JPEG or PNG. */
final class References {

    private static final Set<ImageFormat> FORMATS = Set.of(ImageFormat.JPEG, ImageFormat.PNG);
    private static final List<String> DATA =
            List.of("data:image/jpeg;base64,", "data:image/png;base64,");

    private static final long MAX_BYTES = 10 * 1024 * 1024;
    private static final long MAX_PIXELS = 6000L * 6000;
    private static final double MAX_ASPECT_RATIO = 3;
    private static final int TOO_SHORT = 14;

    private References() {}

    static List<Reference> read(List<String> texts) {
        List<Reference> references = new ArrayList<>();
        for (String text : texts) {
            references.add(reference(text, "image_urls[" + references.size() + "]"));
        }
        return references;
    }

    /** What is wrong with a reference that looks so, as far as it could be looked at. */
    static Optional<String> violation(ReferenceInspection inspection) {
        if (!inspection.isImage()) {
            return Optional.of("there is no image");
        }
        if (inspection.format().filter(format -> !FORMATS.contains(format)).isPresent()) {
            return Optional.of("image format must be jpeg or png");
        }
        if (inspection.bytes() > MAX_BYTES) {
            return Optional.of("image must not exceed 10MB");
        }
        return inspection.dimensions().flatMap(References::violation);
    }

    private static Optional<String> violation(Dimensions size) {
        if (Math.min(size.width(), size.height()) <= TOO_SHORT) {
            return Optional.of("image width and height must be above 14 px, not " + size);
        }
        if (size.ratio() > MAX_ASPECT_RATIO || size.ratio() < 1 / MAX_ASPECT_RATIO) {
            return Optional.of("image aspect ratio must be within [1/3, 3], not " + size);
        }
        return size.pixels() > MAX_PIXELS
                ? Optional.of("image must not exceed 6000x6000 px in total, not " + size)
                : Optional.empty();
    }

    private static Reference reference(String text, String name) {
        for (String prefix : DATA) {
            if (text.startsWith(prefix)) {
                String subtype = prefix.substring("data:image/".length(), prefix.indexOf(';'));
                return new Reference.Inline(subtype, inline(text.substring(prefix.length()), name));
            }
        }
        return Reference.Remote.of(text)
                .orElseThrow(
                        () ->
                                ApiMartError.buildFailed(
                                        "invalid "
                                                + name
                                                + ": must be a URL or a data URI,"
                                                + " data:image/jpeg;base64,... or"
                                                + " data:image/png;base64,..."));
    }

    private static byte[] inline(String base64, String name) {
        byte[] file;
        try {
            file = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw ApiMartError.buildFailed("invalid " + name + ": illegal base64 data");
        }
        violation(ReferenceInspection.at(file, file.length, ""))
                .ifPresent(
                        words -> {
                            throw ApiMartError.REFUSED_UPSTREAM.refusal(name + ": " + words);
                        });
        return file;
    }
}
