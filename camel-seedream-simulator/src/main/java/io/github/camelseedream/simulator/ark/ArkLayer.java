package io.github.camelseedream.simulator.ark;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.image.Dimensions;
import io.github.camelseedream.simulator.image.ImageFormat;
import io.github.camelseedream.simulator.image.ImageSeries;
import io.github.camelseedream.simulator.image.ImageSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** The layers that any picture is taken apart into; their boxes are in thousandths of it. */
enum ArkLayer {
    SUBJECT("subject", "The main subject", 200, 150, 800, 900),
    FOREGROUND("foreground", "What stands before it", 0, 700, 1000, 1000),
    TITLE("title", "A line of text", 100, 50, 900, 200);

    private static final int UNITS = 1000;

    private final String layer;
    private final String description;
    private final List<Integer> box;

    ArkLayer(String layer, String description, Integer... box) {
        this.layer = layer;
        this.description = description;
        this.box = List.of(box);
    }

    /** The base, then the layers from the back to the front, always PNG. */
    static List<ImageSpec> images(ArkRequest request) {
        Dimensions base = request.output().size();
        List<ImageSpec> images =
                new ArrayList<>(series(request, base, "base").specs(request.output().format()));
        Arrays.stream(values())
                .map(layer -> series(request, layer.size(base), layer.layer))
                .flatMap(series -> series.specs(ImageFormat.PNG).stream())
                .map(ImageSpec::transparent)
                .forEach(images::add);
        return images;
    }

    /** Adds what is told about the image of this number, 0 for the base. */
    static void describe(int number, Dimensions base, ObjectNode item) {
        item.put("z_index", number);
        if (number > 0) {
            ArkLayer layer = values()[number - 1];
            item.put("name", layer.layer).put("description", layer.description);
            ObjectNode box = item.putObject("bounding_box");
            box.set("absolute", Json.value(layer.pixels(base)));
            box.set("normalized", Json.value(layer.box));
        }
    }

    private static ImageSeries series(ArkRequest request, Dimensions size, String what) {
        String maker = request.modelId() + ", " + what + ", " + size;
        return new ImageSeries(request.subject().prompt(), maker, size, request.digests(), 1);
    }

    private Dimensions size(Dimensions base) {
        List<Integer> pixels = pixels(base);
        return new Dimensions(pixels.get(2) - pixels.get(0), pixels.get(3) - pixels.get(1));
    }

    /** Left, top, right, bottom; the last two are outside. */
    private List<Integer> pixels(Dimensions base) {
        return IntStream.range(0, box.size())
                .map(i -> box.get(i) * (i % 2 == 0 ? base.width() : base.height()) / UNITS)
                .boxed()
                .toList();
    }
}
