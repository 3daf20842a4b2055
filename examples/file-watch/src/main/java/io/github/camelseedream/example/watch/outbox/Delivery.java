package io.github.camelseedream.example.watch.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelseedream.SeedreamConstants;
import io.github.camelseedream.error.PartialResultException;
import io.github.camelseedream.example.watch.folder.Slip;
import io.github.camelseedream.result.ImageFailure;
import io.github.camelseedream.result.ImageResult;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;

/**
 * All that came of an input.
 *
 * @param result what the component handed over
 * @param failures the pictures that did not come, also those that were refused at the submit
 * @param tasks the provider's ids of the tasks; empty where it answers at once
 */
record Delivery(ImageResult result, List<ImageFailure> failures, List<String> tasks) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Delivery of(Exchange exchange) {
        ImageResult result = result(exchange);
        Slip slip = exchange.getProperty(Slip.PROPERTY, Slip.class);
        Set<ImageFailure> failures = new LinkedHashSet<>(result.getFailures());
        List<String> tasks = new ArrayList<>();
        if (slip != null) {
            for (JsonNode failure : slip.json().path("failures")) {
                failures.add(JSON.convertValue(failure, ImageFailure.class));
            }
            tasks.addAll(slip.taskIds());
        }
        return new Delivery(result, List.copyOf(failures), tasks);
    }

    /** What came, also where it is part of a failure: it is paid for. */
    private static ImageResult result(Exchange exchange) {
        Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        return failure instanceof PartialResultException partial
                ? partial.result()
                : exchange.getProperty(SeedreamConstants.RESULT_PROPERTY, ImageResult.class);
    }

    /** How many pictures there would be, had all come. */
    int wanted() {
        return result.getImages().size() + failures.size();
    }
}
