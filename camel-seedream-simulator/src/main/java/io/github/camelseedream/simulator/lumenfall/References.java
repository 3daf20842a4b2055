package io.github.camelseedream.simulator.lumenfall;

import io.github.camelseedream.simulator.http.FormPart;
import io.github.camelseedream.simulator.picture.Dimensions;
import io.github.camelseedream.simulator.picture.PictureFormat;
import io.github.camelseedream.simulator.picture.PictureHead;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The uploaded pictures of an edit. Several may come as repeated {@code image} or {@code image[]}
 * parts, since the OpenAI clients write both.
 */
record References(List<FormPart> images, Optional<FormPart> mask) {

    static final References NONE = new References(List.of(), Optional.empty());

    private static final Set<String> IMAGE_NAMES = Set.of("image", "image[]");
    private static final String NOT_A_PICTURE = "Invalid image file provided";

    static References of(List<FormPart> parts, LumenfallModel model) {
        References references =
                new References(
                        parts.stream().filter(part -> IMAGE_NAMES.contains(part.name())).toList(),
                        parts.stream().filter(part -> part.name().equals("mask")).findFirst());
        references.check(model);
        return references;
    }

    /** The size of the first picture, where it can be read. */
    Optional<Dimensions> firstSize() {
        return images.stream().findFirst().flatMap(image -> PictureHead.dimensions(image.head()));
    }

    /** What the pictures are known by. */
    List<String> digests() {
        return images.stream().map(image -> image.digest().sha256()).toList();
    }

    private void check(LumenfallModel model) {
        if (images.isEmpty()) {
            throw LumenfallRefusal.invalid("Missing required parameter: image");
        }
        if (images.size() > model.mostReferences()) {
            throw LumenfallRefusal.invalid(
                    "Too many images: at most " + model.mostReferences() + " are supported");
        }
        if (images.stream().anyMatch(image -> PictureHead.format(image.head()).isEmpty())) {
            throw LumenfallRefusal.invalid(NOT_A_PICTURE);
        }
        mask.ifPresent(this::checkMask);
    }

    private void checkMask(FormPart file) {
        if (!PictureHead.format(file.head()).equals(Optional.of(PictureFormat.PNG))) {
            throw LumenfallRefusal.invalid(NOT_A_PICTURE + ": mask must be PNG");
        }
        Optional<Dimensions> size = PictureHead.dimensions(file.head());
        if (firstSize().isPresent() && !firstSize().equals(size)) {
            throw LumenfallRefusal.invalid(
                    NOT_A_PICTURE + ": mask must have the dimensions of the image");
        }
    }
}
