package io.github.camelseedream.simulator.image;

import java.util.ArrayList;
import java.util.List;

/**
 * An image with the references that it was made of pinned onto it, side by side in white frames.
 */
final class ReferenceOverlay implements PixelRows {

    private static final int MAX = 4;
    private static final int FRAME = 0xF4F1EA;
    private static final double HEIGHT = 0.42;
    private static final double TOP = 0.06;

    private final PixelRows image;
    private final List<Print> prints = new ArrayList<>();

    ReferenceOverlay(PixelRows image, List<Thumbnail> references) {
        this.image = image;
        List<Thumbnail> shown = references.subList(0, Math.min(MAX, references.size()));
        Dimensions size = image.dimensions();
        int column = shown.isEmpty() ? 0 : size.width() / shown.size();
        for (Thumbnail reference : shown) {
            double across = column * 0.86 / reference.dimensions().width();
            double down = size.height() * HEIGHT / reference.dimensions().height();
            double factor = Math.min(across, down);
            int width = (int) Math.max(1, reference.dimensions().width() * factor);
            int height = (int) Math.max(1, reference.dimensions().height() * factor);
            int left = prints.size() * column + (column - width) / 2;
            int top = (int) (size.height() * (TOP + HEIGHT / 2) - height / 2.0);
            int frame = Math.max(1, size.width() / 160);
            prints.add(new Print(reference, left, top, new Dimensions(width, height), frame));
        }
    }

    @Override
    public Dimensions dimensions() {
        return image.dimensions();
    }

    @Override
    public void row(int y, int[] colours) {
        image.row(y, colours);
        prints.forEach(print -> print.draw(y, colours));
    }

    /** A reference at its place, inside its frame. */
    private record Print(Thumbnail thumbnail, int left, int top, Dimensions size, int frame) {

        void draw(int y, int[] colours) {
            if (y < top - frame || y >= top + size.height() + frame) {
                return;
            }
            int end = Math.min(colours.length, left + size.width() + frame);
            for (int x = Math.max(0, left - frame); x < end; x++) {
                boolean isInside =
                        x >= left && x < left + size.width() && y >= top && y < top + size.height();
                colours[x] = isInside ? smooth(x - left, y - top) : FRAME;
            }
        }

        /** Between the four nearest dots of the thumbnail. */
        private int smooth(int x, int y) {
            Dimensions dots = thumbnail.dimensions();
            double across = (double) x * (dots.width() - 1) / Math.max(1, size.width() - 1);
            double down = (double) y * (dots.height() - 1) / Math.max(1, size.height() - 1);
            int column = (int) across;
            int row = (int) down;
            int nextColumn = Math.min(dots.width() - 1, column + 1);
            int nextRow = Math.min(dots.height() - 1, row + 1);
            double right = across - column;
            int above =
                    Colours.mix(
                            thumbnail.colour(column, row),
                            thumbnail.colour(nextColumn, row),
                            right);
            int below =
                    Colours.mix(
                            thumbnail.colour(column, nextRow),
                            thumbnail.colour(nextColumn, nextRow),
                            right);
            return Colours.mix(above, below, down - row);
        }
    }
}
