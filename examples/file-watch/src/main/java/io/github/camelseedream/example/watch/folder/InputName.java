package io.github.camelseedream.example.watch.folder;

import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a file in the inbox is, told by its name alone.
 *
 * @param text the file name
 */
public record InputName(String text) {

    /** The kinds of file. */
    public enum Kind {
        /** {@code fox.txt}: a prompt. */
        PROMPT,
        /** {@code fox.json}: a whole request. */
        REQUEST,
        /** {@code photo.png}: edited as soon as {@code photo.png.txt} says how. */
        IMAGE,
        /** {@code photo.png.txt}: goes with its image, never alone. */
        EDIT_TEXT,
        /**
         * Anything else is left alone: half a download, an editor's backup, our own reasons and
         * slips.
         */
        OTHER
    }

    /** What is added to an image's name for the text that says how to edit it. */
    public static final String EDIT_SUFFIX = ".txt";

    private static final String IMAGE = "\\.(png|jpe?g|webp|gif|avif|bmp|tiff?|heic)";
    private static final Pattern IMAGES = anyCase(".+" + IMAGE);
    private static final Pattern EDIT_TEXTS = anyCase(".+" + IMAGE + "\\.txt");
    private static final Pattern OURS =
            anyCase(".+(" + IMAGE + "|\\.txt|\\.json)\\.((reason|note)\\.txt|task\\.json)");

    /** The name of a file. */
    public static InputName of(Path file) {
        return new InputName(String.valueOf(file.getFileName()));
    }

    public Kind kind() {
        if (text.startsWith(".") || OURS.matcher(text).matches()) {
            return Kind.OTHER;
        }
        if (EDIT_TEXTS.matcher(text).matches()) {
            return Kind.EDIT_TEXT;
        }
        if (IMAGES.matcher(text).matches()) {
            return Kind.IMAGE;
        }
        return switch (extension()) {
            case ".txt" -> Kind.PROMPT;
            case ".json" -> Kind.REQUEST;
            default -> Kind.OTHER;
        };
    }

    /** The name without its extension. */
    public String base() {
        int dot = text.lastIndexOf('.');
        return dot <= 0 ? text : text.substring(0, dot);
    }

    private String extension() {
        return text.substring(base().length()).toLowerCase(Locale.ROOT);
    }

    private static Pattern anyCase(String regex) {
        return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    }
}
