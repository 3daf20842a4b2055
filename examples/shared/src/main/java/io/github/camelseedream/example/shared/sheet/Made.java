package io.github.camelseedream.example.shared.sheet;

import io.github.camelseedream.result.Cost;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What became of one order, in words for the person at the terminal.
 *
 * @param images the files
 * @param size width x height of the first, and what was asked for where that is another; or an
 *     empty text
 * @param maker model and provider
 * @param cost what all of them cost, null where the provider does not tell
 * @param missing how many images did not come
 * @param simulated whether the simulator made them
 */
public record Made(
        List<Path> images, String size, String maker, Cost cost, int missing, boolean simulated) {

    /** Whether all that was asked for came. */
    public boolean isWhole() {
        return missing == 0;
    }

    @Override
    public String toString() {
        return images.stream()
                        .map(file -> String.valueOf(file.getFileName()).replace('\n', '\uFFFD'))
                        .collect(Collectors.joining(", "))
                + (missing == 0 ? "" : " (" + missing + " DID NOT COME)")
                + (size.isEmpty() ? "" : ", " + size)
                + (cost == null ? "" : ", " + cost)
                + ", "
                + maker
                + (simulated ? " (simulated)" : "");
    }
}
