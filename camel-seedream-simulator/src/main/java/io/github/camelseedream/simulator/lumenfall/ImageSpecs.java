package io.github.camelseedream.simulator.lumenfall;

import io.github.camelseedream.simulator.fault.FaultEffects;
import io.github.camelseedream.simulator.image.ImageContent;
import io.github.camelseedream.simulator.image.ImageSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The images of a request: the same request gives the same images, each index its own. */
final class ImageSpecs {

    private ImageSpecs() {}

    static List<ImageSpec> of(ImageCall call, FaultEffects fault) {
        return IntStream.range(0, call.count())
                .filter(index -> fault.delivers(index + 1))
                .mapToObj(index -> fault.changed(spec(call, index)))
                .toList();
    }

    /** One of them, which tells size and format even where none is delivered. */
    static ImageSpec typical(ImageCall call, FaultEffects fault) {
        return fault.changed(spec(call, 0));
    }

    private static ImageSpec spec(ImageCall call, int index) {
        return new ImageSpec(
                content(call, index), call.output().format(), call.output().quality(), 0);
    }

    private static ImageContent content(ImageCall call, int index) {
        String subject =
                call.subject().prompt() + '\n' + call.subject().seed().orElse(0L) + '\n' + index;
        return ImageContent.of(subject, call.output().size(), caption(call, index))
                .from(call.subject().references().digests());
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
            lines.add("image " + (index + 1) + " of " + call.count());
        }
        return lines;
    }
}
