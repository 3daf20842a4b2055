package io.github.camelseedream.simulator.lumenfall;

import io.github.camelseedream.simulator.picture.Dimensions;
import io.github.camelseedream.simulator.picture.Painting;
import io.github.camelseedream.simulator.picture.PictureOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The pictures of a request: the same request gives the same pictures, each index its own. */
final class PictureOrders {

    private PictureOrders() {}

    static List<PictureOrder> of(ImageCall call, long minimumBytes) {
        return IntStream.range(0, call.count())
                .mapToObj(
                        index ->
                                new PictureOrder(
                                        painting(call, index),
                                        call.output().format(),
                                        call.output().quality(),
                                        minimumBytes))
                .toList();
    }

    /** The size of the files, which differs from the asked one for the fixed samples. */
    static Dimensions delivered(ImageCall call) {
        return of(call, 0).get(0).delivered();
    }

    private static Painting painting(ImageCall call, int index) {
        return new Painting(scene(call, index), call.output().size(), caption(call, index));
    }

    /** FNV-1a, the same on every machine. */
    private static long scene(ImageCall call, int index) {
        String text =
                call.subject().prompt() + '\n' + call.subject().seed().orElse(0L) + '\n' + index;
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    private static List<String> caption(ImageCall call, int index) {
        List<String> lines = new ArrayList<>();
        lines.add(call.subject().prompt());
        String seed = call.subject().seed().map(number -> ", seed " + number).orElse("");
        lines.add(call.route().executedModel() + ", " + call.output().size() + seed);
        int references = call.subject().references().images().size();
        if (references > 0) {
            lines.add("edit of " + references + (references == 1 ? " image" : " images"));
        }
        if (call.count() > 1) {
            lines.add("picture " + (index + 1) + " of " + call.count());
        }
        return lines;
    }
}
