package io.github.camelseedream.example.watch.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelseedream.SeedreamConstants;
import io.github.camelseedream.error.PartialResultException;
import io.github.camelseedream.example.watch.folder.Slip;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.ImageFailure;
import io.github.camelseedream.result.ImageResult;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;

/**
 * All that came of an input.
 *
 * @param result what the component handed over
 * @param failures the images that did not come, also those that were refused at the submit
 * @param tasks the provider's ids of the tasks; empty where it answers at once
 * @param numbers those of the images, where other ones have come before
 * @param wanted how many images there would be, had all come
 */
record Delivery(
        ImageResult result,
        List<ImageFailure> failures,
        List<String> tasks,
        List<Integer> numbers,
        int wanted) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Delivery of(Exchange exchange) {
        ImageResult result = result(exchange);
        Slip slip = exchange.getProperty(Slip.PROPERTY, Slip.class);
        Set<ImageFailure> failures = new LinkedHashSet<>(result.getFailures());
        if (slip == null) {
            return new Delivery(
                    result, result.getFailures(), List.of(), List.of(), wanted(result, failures));
        }
        for (JsonNode failure : slip.json().path("failures")) {
            failures.add(JSON.convertValue(failure, ImageFailure.class));
        }
        return new Delivery(
                result,
                List.copyOf(failures),
                slip.taskIds(),
                slip.numbers(),
                Math.max(slip.images(), wanted(result, failures)));
    }

    private static int wanted(ImageResult result, Set<ImageFailure> failures) {
        return result.getImages().size() + failures.size();
    }

    /** What came, also where it is part of a failure: it is paid for. */
    private static ImageResult result(Exchange exchange) {
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        return failure instanceof PartialResultException partial
                ? partial.result()
                : exchange.getProperty(SeedreamConstants.RESULT_PROPERTY, ImageResult.class);
    }

    /** The number of an image among all that were asked for, from 1. */
    int number(GeneratedImage image) {
        int row = image.getIndex() - 1;
        return row < numbers.size() ? numbers.get(row) : image.getIndex();
    }
}
