package io.github.camelseedream.simulator.image;

import java.util.ArrayList;
import java.util.List;

/** An image drawn row by row, so that a large one is never held in memory as a whole. */
record LayeredImage(Dimensions dimensions, boolean isTransparent, List<Layer> layers) {

    /** The content's colours, the references it was made of, its caption and the mark. */
    static LayeredImage of(ImageContent content, List<Thumbnail> references) {
        Dimensions size = content.dimensions();
        List<Layer> layers = new ArrayList<>();
        layers.add(new Backdrop(content.caption().hashCode(), size, content.isTransparent()));
        layers.addAll(ReferencePrint.sideBySide(references, size));
        layers.add(TextPanel.caption(content.caption(), size));
        layers.add(TextPanel.mark(size));
        return new LayeredImage(size, content.isTransparent(), layers);
    }

    /** Fills the array with the colours (0xRRGGBB) of row y. */
    void row(int y, int[] colours) {
        layers.forEach(layer -> layer.draw(y, colours));
    }
}
