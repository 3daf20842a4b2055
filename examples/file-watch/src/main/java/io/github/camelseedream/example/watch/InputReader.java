package io.github.camelseedream.example.watch;

import io.github.camelseedream.SeedreamConstants;
import io.github.camelseedream.example.shared.TextFile;
import io.github.camelseedream.example.shared.sheet.Order;
import io.github.camelseedream.request.ImageParameters;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Makes of an input what the component wants: a prompt as header, a request as JSON body, an image
 * as body with its prompt as header, each with its idempotency key. Remembers as {@link Order} what
 * was asked.
 *
 * @param options what every request is made with, to be remembered with it
 */
record InputReader(Map<String, Object> options) implements Processor {

    /** On the exchange: the file in {@code working}. */
    static final String INPUT = "WatchInput";

    /** On the exchange: what was asked for. */
    static final String ORDER = "WatchOrder";

    /** Header: the input is an image to edit. */
    static final String EDIT = "WatchEdit";

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        Path input = input(exchange);
        Map<String, Object> asked = new LinkedHashMap<>(options);
        switch (InputKind.of(input)) {
            case REQUEST -> {
                message.setHeader(Exchange.CONTENT_TYPE, "application/json");
                message.setBody(TextFile.request(input));
                asked.putAll(TextFile.fields(input));
            }
            case IMAGE -> {
                message.setHeader(EDIT, true);
                message.setHeader(
                        SeedreamConstants.PROMPT, TextFile.prompt(InputKind.textOf(input)));
                message.setBody(input.toFile());
                asked.put("prompt", TextFile.prompt(InputKind.textOf(input)));
                asked.put("references", List.of(Folders.name(input)));
            }
            default -> {
                // as a header, so that the file wins over an option prompt; without a body Camel
                // would look for the file in the inbox
                message.setHeader(SeedreamConstants.PROMPT, TextFile.prompt(input));
                message.setBody("");
                asked.put("prompt", TextFile.prompt(input));
            }
        }
        Order order = new Order(Folders.name(input), asked);
        exchange.setProperty(ORDER, order);
        message.setHeader(SeedreamConstants.IDEMPOTENCY_KEY, key(exchange));
    }

    /** What a ledger knows the request by; a request may have a key of its own. */
    static String key(Exchange exchange) {
        return exchange.getProperty(ORDER, Order.class)
                .given(ImageParameters.IDEMPOTENCY_KEY)
                .orElseGet(() -> Folders.key(input(exchange)));
    }

    /** The file in {@code working}. */
    static Path input(Exchange exchange) {
        return exchange.getProperty(INPUT, Path.class);
    }
}
