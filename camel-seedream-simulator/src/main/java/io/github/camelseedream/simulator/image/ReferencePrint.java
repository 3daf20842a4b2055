package io.github.camelseedream.simulator.image;

import java.util.ArrayList;
import java.util.List;

/**
 * A reference image in a white frame.
 *
 * @param left its first column inside the frame
 * @param top its first row inside the frame
 * @param frame the frame's width in pixels
 */
record ReferencePrint(Thumbnail thumbnail, int left, int top, Dimensions size, int frame)
        implements Layer {

    private static final int MAX_SHOWN = 4;
    private static final int FRAME = 0xF4F1EA;
    private static final double HEIGHT = 0.42;
    private static final double TOP = 0.06;

    /** The first of these references, in the upper half of an image of this size. */
    static List<ReferencePrint> sideBySide(List<Thumbnail> references, Dimensions image) {
        List<Thumbnail> shown = references.subList(0, Math.min(MAX_SHOWN, references.size()));
        List<ReferencePrint> prints = new ArrayList<>();
        for (Thumbnail reference : shown) {
            int column = image.width() / shown.size();
            Dimensions size = reference.dimensions().fitted(column * 0.86, image.height() * HEIGHT);
            int left = prints.size() * column + (column - size.width()) / 2;
            int top = (int) (image.height() * (TOP + HEIGHT / 2) - size.height() / 2.0);
            int frame = Math.max(1, image.width() / 160);
            prints.add(new ReferencePrint(reference, left, top, size, frame));
        }
        return prints;
    }

    @Override
    public void draw(int y, int[] colours) {
        int row = y - top;
        if (row < -frame || row >= size.height() + frame) {
            return;
        }
        int end = Math.min(colours.length, left + size.width() + frame);
        for (int x = Math.max(0, left - frame); x < end; x++) {
            int column = x - left;
            boolean isInside =
                    column >= 0 && column < size.width() && row >= 0 && row < size.height();
            colours[x] =
                    isInside
                            ? thumbnail.colour(
                                    (column + 0.5) / size.width(), (row + 0.5) / size.height())
                            : FRAME;
        }
    }
}
