package io.github.camelseedream.simulator.image;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.http.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The layers that any image is taken apart into, from back to front; their boxes are in thousandths
 * of it.
 */
public enum ImageLayer {
    SUBJECT("The main subject", 200, 150, 800, 900),
    FOREGROUND("What stands before it", 0, 700, 1000, 1000),
    TITLE("A line of text", 100, 50, 900, 200);

    private static final int UNITS = 1000;

    private final String description;
    private final List<Integer> box;

    ImageLayer(String description, Integer... box) {
        this.description = description;
        this.box = List.of(box);
    }

    /** The base in this format, then the layers, which are PNG and of the sizes of their boxes. */
    public static List<ImageSpec> images(ImageSeries series, ImageFormat baseFormat) {
        List<ImageSpec> images = new ArrayList<>(part(series, "base", series.size(), baseFormat));
        Arrays.stream(values())
                .flatMap(
                        layer ->
                                part(
                                        series,
                                        layer.word(),
                                        layer.size(series.size()),
                                        ImageFormat.PNG)
                                        .stream())
                .map(ImageSpec::transparent)
                .forEach(images::add);
        return images;
    }

    /** Adds what ByteDance tells about the image of this number, 0 for the base. */
    public static void describe(int number, Dimensions base, ObjectNode item) {
        item.put("z_index", number);
        if (number > 0) {
            ImageLayer layer = values()[number - 1];
            item.put("name", layer.word()).put("description", layer.description);
            ObjectNode place = item.putObject("bounding_box");
            place.set("absolute", Json.value(layer.pixels(base)));
            place.set("normalized", Json.value(layer.box));
        }
    }

    private static List<ImageSpec> part(
            ImageSeries series, String what, Dimensions size, ImageFormat format) {
        String maker = series.maker() + ", " + what;
        return new ImageSeries(series.prompt(), maker, size, series.references(), 1).specs(format);
    }

    private String word() {
        return name().toLowerCase(Locale.ROOT);
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
