package io.github.camelseedream.result;

/**
 * Which part of a picture that was taken apart an image is. Immutable.
 *
 * @param index 0 for the base, on which the others lie in the order of their numbers
 * @param name what the model calls it, or an empty text
 * @param description what it shows, or an empty text
 * @param box where it lies on the base; null for the base, and where the provider does not tell
 */
public record ImageLayer(int index, String name, String description, Box box) {

    /** Whether the other layers lie on this one. */
    public boolean isBase() {
        return index == 0;
    }

    /**
     * A rectangle in pixels of the base, from its top left corner. The image of a layer may have
     * another size.
     *
     * @param right the first column that is no longer in it
     * @param bottom the first row that is no longer in it
     */
    public record Box(int left, int top, int right, int bottom) {}
}
