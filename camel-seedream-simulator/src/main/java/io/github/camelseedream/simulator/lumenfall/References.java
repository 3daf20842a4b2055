package io.github.camelseedream.simulator.lumenfall;

import io.github.camelseedream.simulator.http.FormPart;
import io.github.camelseedream.simulator.image.Dimensions;
import io.github.camelseedream.simulator.image.ImageFormat;
import io.github.camelseedream.simulator.image.ImageHeader;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The uploaded images of an edit. Several may come as repeated {@code image} or {@code image[]}
 * parts, since the OpenAI clients write both.
 */
record References(List<FormPart> images, Optional<FormPart> mask) {

    static final References NONE = new References(List.of(), Optional.empty());

    private static final Set<String> IMAGE_NAMES = Set.of("image", "image[]");
    private static final String NOT_A_IMAGE = "Invalid image file provided";

    static References of(List<FormPart> parts, LumenfallModel model) {
        References references =
                new References(
                        parts.stream().filter(part -> IMAGE_NAMES.contains(part.name())).toList(),
                        parts.stream().filter(part -> part.name().equals("mask")).findFirst());
        references.check(model);
        return references;
    }

    /** The size of the first image, where it can be read. */
    Optional<Dimensions> firstSize() {
        return images.stream().findFirst().flatMap(image -> ImageHeader.dimensions(image.head()));
    }

    /** What the images are known by. */
    List<String> digests() {
        return images.stream().map(image -> image.digest().sha256()).toList();
    }

    private void check(LumenfallModel model) {
        if (images.isEmpty()) {
            throw LumenfallRefusal.invalid("Missing required parameter: image");
        }
        if (images.size() > model.maxReferences()) {
            throw LumenfallRefusal.invalid(
                    "Too many images: at most " + model.maxReferences() + " are supported");
        }
        if (images.stream().anyMatch(image -> ImageHeader.format(image.head()).isEmpty())) {
            throw LumenfallRefusal.invalid(NOT_A_IMAGE);
        }
        mask.ifPresent(this::checkMask);
    }

    private void checkMask(FormPart file) {
        if (!ImageHeader.format(file.head()).equals(Optional.of(ImageFormat.PNG))) {
            throw LumenfallRefusal.invalid(NOT_A_IMAGE + ": mask must be PNG");
        }
        Optional<Dimensions> size = ImageHeader.dimensions(file.head());
        if (firstSize().isPresent() && !firstSize().equals(size)) {
            throw LumenfallRefusal.invalid(
                    NOT_A_IMAGE + ": mask must have the dimensions of the image");
        }
    }
}
