package io.github.camelseedream.simulator.ark;

import io.github.camelseedream.simulator.image.Dimensions;
import io.github.camelseedream.simulator.image.ImageFormat;
import io.github.camelseedream.simulator.media.Reference;
import io.github.camelseedream.simulator.media.ReferenceInspection;
import io.github.camelseedream.simulator.media.ReferenceInspector;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads reference images: addresses, and data URIs with their type in lower case. */
record ArkReferences(ReferenceInspector inspector, ArkErrors errors) {

    private static final String IMAGE = "image";
    private static final Set<String> UNSEEN = Set.of("bmp", "tiff", "heic", "heif");
    private static final Set<ImageFormat> FORMATS_OF_THREE =
            Set.of(ImageFormat.JPEG, ImageFormat.PNG);
    private static final long MAX_BYTES = 30L * 1024 * 1024;
    private static final long MAX_PIXELS = 36_000_000;
    private static final int TOO_SHORT = 14;

    List<ReferenceInspection> read(List<String> texts, ArkModel model, String origin) {
        if (texts.size() < model.minReferences()) {
            throw errors.missing(IMAGE);
        }
        if (!texts.isEmpty() && model.maxReferences() == 0) {
            throw errors.unsupported(IMAGE);
        }
        if (texts.size() > model.maxReferences()) {
            throw errors.refusal(
                    IMAGE, "the number of images cannot exceed " + model.maxReferences());
        }
        List<Reference> references = texts.stream().map(this::reference).toList();
        List<ReferenceInspection> inspections =
                Reference.inspect(references, inspector, origin).join();
        for (int i = 0; i < references.size(); i++) {
            check(references.get(i), inspections.get(i), model);
        }
        return inspections;
    }

    private Reference reference(String text) {
        return Reference.of(text)
                .filter(ArkReferences::isLowerCase)
                .orElseThrow(
                        () ->
                                errors.refusal(
                                        IMAGE,
                                        "it must be a URL or data:image/<format>;base64,<data>"));
    }

    private static boolean isLowerCase(Reference reference) {
        return !(reference instanceof Reference.Inline inline)
                || inline.subtype().equals(inline.subtype().toLowerCase(Locale.ROOT));
    }

    private void check(Reference reference, ReferenceInspection inspection, ArkModel model) {
        if (reference instanceof Reference.Remote remote && !inspection.isImage()) {
            throw errors.refusal(IMAGE, "Timeout while downloading url=" + remote.url());
        }
        boolean isUnseen =
                reference instanceof Reference.Inline inline && UNSEEN.contains(inline.subtype());
        if (isUnseen && !model.isThree()) {
            return;
        }
        boolean isKnown = inspection.isImage() && isTaken(inspection.format(), model);
        if (!isKnown) {
            throw errors.refusal(IMAGE, "the image format is not supported");
        }
        if (inspection.bytes() > MAX_BYTES) {
            throw errors.refusal(IMAGE, "image must not exceed 30 MB");
        }
        inspection.dimensions().ifPresent(size -> check(size, model));
    }

    private static boolean isTaken(Optional<ImageFormat> format, ArkModel model) {
        return !model.isThree() || format.map(FORMATS_OF_THREE::contains).orElse(true);
    }

    private void check(Dimensions size, ArkModel model) {
        if (Math.min(size.width(), size.height()) <= TOO_SHORT) {
            throw errors.refusal(IMAGE, "image width and height must be greater than 14 px");
        }
        if (size.pixels() > MAX_PIXELS) {
            throw errors.refusal(
                    IMAGE,
                    "image exceeds the maximum allowed total pixels."
                            + " Maximum allowed: 36000000 pixels");
        }
        int max = model.maxReferenceRatio();
        if (size.ratio() > max || size.ratio() < 1.0 / max) {
            throw errors.refusal(
                    IMAGE, "image aspect ratio must be within [1/" + max + ", " + max + "]");
        }
    }
}
