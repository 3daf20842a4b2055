package io.github.camelseedream.example.watch;

import io.github.camelseedream.SeedreamConstants;
import io.github.camelseedream.example.shared.Progress;
import io.github.camelseedream.example.shared.TextFile;
import io.github.camelseedream.example.shared.sheet.Order;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Makes of an input what the component wants: a prompt as header, a request as JSON body, an image
 * as body with its prompt as header. Remembers as {@link Order} what was asked.
 *
 * @param options what every request is made with, to be remembered with it
 */
record InputReader(Folders folders, Map<String, Object> options, Progress progress)
        implements Processor {

    /** On the exchange: what was asked for. */
    static final String ORDER = "WatchOrder";

    /** Header: the input is an image to edit. */
    static final String EDIT = "WatchEdit";

    private static final String INPUT = "WatchInput";

    @Override
    public void process(Exchange exchange) throws IOException {
        Message message = exchange.getMessage();
        // when it is tried again, the body is no longer the file
        if (input(exchange) == null) {
            take(exchange, message.getBody(File.class).toPath().normalize());
        }
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
                asked.put("references", List.of(input.getFileName().toString()));
            }
            default -> {
                // as a header, so that the file wins over an option prompt
                message.setHeader(SeedreamConstants.PROMPT, TextFile.prompt(input));
                message.setBody(null);
                asked.put("prompt", TextFile.prompt(input));
            }
        }
        exchange.setProperty(ORDER, new Order(String.valueOf(input.getFileName()), asked));
    }

    /** Camel has moved the image; its text goes with it. */
    private void take(Exchange exchange, Path input) throws IOException {
        exchange.setProperty(INPUT, input);
        progress.begun(String.valueOf(input.getFileName()));
        Path text = InputKind.textOf(folders.inbox().resolve(input.getFileName()));
        if (InputKind.of(input) == InputKind.IMAGE && Files.exists(text)) {
            Files.move(text, InputKind.textOf(input));
        }
    }

    /** The file in {@code working}. */
    static Path input(Exchange exchange) {
        return exchange.getProperty(INPUT, Path.class);
    }
}
