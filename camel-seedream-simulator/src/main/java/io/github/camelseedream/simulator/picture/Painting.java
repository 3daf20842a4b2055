package io.github.camelseedream.simulator.picture;

import java.util.List;

/**
 * What to paint. Equal paintings look the same.
 *
 * @param scene picks colours and shapes
 * @param caption lines written at the foot of the picture; the first may be long and is wrapped
 */
public record Painting(long scene, Dimensions dimensions, List<String> caption) {

    public Painting {
        caption = List.copyOf(caption);
    }
}
