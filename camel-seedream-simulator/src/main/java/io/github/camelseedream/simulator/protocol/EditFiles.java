package io.github.camelseedream.simulator.protocol;

import io.github.camelseedream.simulator.http.FormPart;
import io.github.camelseedream.simulator.image.Dimensions;
import io.github.camelseedream.simulator.image.ImageFormat;
import io.github.camelseedream.simulator.image.ImageHeader;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The files of an edit in OpenAI's form. Several images may come as repeated {@code image} or
 * {@code image[]} parts, since OpenAI's clients write both.
 */
public record EditFiles(List<FormPart> images, Optional<FormPart> mask) {

    /** For a generation. */
    public static final EditFiles NONE = new EditFiles(List.of(), Optional.empty());

    private static final Set<String> IMAGE_NAMES = Set.of("image", "image[]");

    public static EditFiles of(List<FormPart> parts) {
        return new EditFiles(
                parts.stream().filter(part -> IMAGE_NAMES.contains(part.name())).toList(),
                parts.stream().filter(part -> part.name().equals("mask")).findFirst());
    }

    /** The size of the first image, where it can be read. */
    public Optional<Dimensions> firstSize() {
        return images.stream().findFirst().flatMap(image -> ImageHeader.dimensions(image.head()));
    }

    /** What the images are known by. */
    public List<String> digests() {
        return images.stream().map(image -> image.digest().sha256()).toList();
    }

    /** Whether each is an image, whatever it is called. */
    public boolean areImages() {
        return images.stream().allMatch(image -> ImageHeader.format(image.head()).isPresent());
    }

    /** True without a mask too. */
    public boolean isMaskPng() {
        return mask.flatMap(file -> ImageHeader.format(file.head()))
                .map(ImageFormat.PNG::equals)
                .orElse(mask.isEmpty());
    }

    /** Whether the mask is as large as the first image, as far as that can be told. */
    public boolean isMaskOfImageSize() {
        return mask.isEmpty()
                || firstSize().isEmpty()
                || firstSize().equals(ImageHeader.dimensions(mask.get().head()));
    }
}
