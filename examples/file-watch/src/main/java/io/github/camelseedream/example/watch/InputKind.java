package io.github.camelseedream.example.watch;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a file in the inbox is, told by its name alone. */
enum InputKind {
    /** {@code fox.txt}: a prompt. */
    PROMPT,
    /** {@code fox.json}: a whole request. */
    REQUEST,
    /** {@code photo.png}: edited as soon as {@code photo.png.txt} says how. */
    IMAGE,
    /** {@code photo.png.txt}: goes with its image, never alone. */
    EDIT_TEXT,
    /** Anything else is left alone: half a download, an editor's backup, our own reasons. */
    OTHER;

    private static final String EDIT_SUFFIX = ".txt";
    private static final String IMAGE_NAME = "(?is).+\\.(png|jpe?g|webp|gif|avif|bmp|tiff?|heic)";
    private static final Pattern IMAGES = Pattern.compile(IMAGE_NAME);
    private static final Pattern EDIT_TEXTS = Pattern.compile(IMAGE_NAME + "\\.txt");
    private static final Pattern OURS =
            Pattern.compile("(" + IMAGE_NAME + "|.+\\.(txt|json))\\.(reason|note)\\.txt");

    static InputKind of(Path file) {
        String name = String.valueOf(file.getFileName());
        if (name.startsWith(".") || OURS.matcher(name).matches()) {
            return OTHER;
        }
        if (EDIT_TEXTS.matcher(name).matches()) {
            return EDIT_TEXT;
        }
        if (IMAGES.matcher(name).matches()) {
            return IMAGE;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".txt") ? PROMPT : lower.endsWith(".json") ? REQUEST : OTHER;
    }

    /** The text that says how to edit an image. */
    static Path textOf(Path image) {
        return image.resolveSibling(image.getFileName() + EDIT_SUFFIX);
    }

    /** The image that a text says how to edit. */
    static Path imageOf(Path text) {
        String name = String.valueOf(text.getFileName());
        return text.resolveSibling(name.substring(0, name.length() - EDIT_SUFFIX.length()));
    }
}
