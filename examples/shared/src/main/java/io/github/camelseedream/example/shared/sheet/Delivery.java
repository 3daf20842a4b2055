package io.github.camelseedream.example.shared.sheet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.ImageFailure;
import io.github.camelseedream.result.ImageResult;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * All that came of an order.
 *
 * @param result what the component handed over
 * @param failures the images that did not come, also those that were refused at the submit
 * @param tasks the provider's ids of the tasks; empty where it answers at once
 * @param numbers those of the images, where other ones have come before; else empty
 * @param wanted how many images there would be, had all come
 */
public record Delivery(
        ImageResult result,
        Set<ImageFailure> failures,
        List<String> tasks,
        List<Integer> numbers,
        int wanted) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What came at once, or of tasks.
     *
     * @param task the handle of the tasks, as JSON; a missing node where there were none
     * @param wanted how many images there would be at least, had all come
     */
    public static Delivery of(ImageResult result, JsonNode task, int wanted) {
        Set<ImageFailure> failures = new LinkedHashSet<>(result.getFailures());
        task.path("failures")
                .forEach(each -> failures.add(JSON.convertValue(each, ImageFailure.class)));
        List<String> ids = new ArrayList<>();
        List<Integer> numbers = new ArrayList<>();
        for (JsonNode part : task.path("parts")) {
            part.path("ids").forEach(id -> ids.add(id.asText()));
            for (int i = 0; i < part.path("count").asInt(); i++) {
                numbers.add(part.path("index").asInt() + i);
            }
        }
        int came = result.getImages().size() + failures.size();
        return new Delivery(result, failures, ids, numbers, Math.max(wanted, came));
    }

    /** The number of an image among all that were asked for, from 1. */
    int number(GeneratedImage image) {
        int row = image.getIndex() - 1;
        return row < numbers.size() ? numbers.get(row) : image.getIndex();
    }
}
