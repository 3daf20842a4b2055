package io.github.camelseedream.example.watch;

import io.github.camelseedream.SeedreamConstants;
import io.github.camelseedream.error.TaskFailedException;
import io.github.camelseedream.example.shared.ProviderChoice;
import io.github.camelseedream.example.shared.sheet.Order;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.result.TaskHandle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Sees to it that an input is submitted once to a provider that works on tasks, whatever happens
 * afterwards: what was sent is on a {@link Slip} beside the input before it is waited for.
 */
record Submission(ProviderChoice choice) {

    /** On the exchange: it is still to be submitted. */
    static final String DUE = "WatchDue";

    /** Before the provider is called. */
    void begin(Exchange exchange) throws IOException {
        Path input = InputReader.input(exchange);
        Order order = exchange.getProperty(InputReader.ORDER, Order.class);
        Optional<Slip> earlier = Slip.readBeside(input);
        // a request may name another provider than the command line
        String name =
                earlier.map(Slip::provider)
                        .or(() -> order.given(ImageParameters.PROVIDER))
                        .orElse(choice.name());
        if (!ProviderChoice.hasTasks(name)) {
            return;
        }
        Slip slip = earlier.orElseGet(() -> Slip.fresh(name, choice.place(name)));
        if (earlier.isEmpty()) {
            slip.writeBeside(input);
        }
        exchange.setProperty(Slip.PROPERTY, slip);
        exchange.setProperty(DUE, !slip.isSubmitted());
        Message message = exchange.getMessage();
        message.setHeader(SeedreamConstants.PROVIDER, name);
        if (ProviderChoice.isIdempotent(name)
                && order.given(ImageParameters.IDEMPOTENCY_KEY).isEmpty()) {
            message.setHeader(SeedreamConstants.IDEMPOTENCY_KEY, slip.key());
        }
        // submit takes a prompt or a request as its body, and an image as a reference
        if (message.getHeader(InputReader.EDIT) != null) {
            message.setHeader(SeedreamConstants.REFERENCES, message.getBody());
            // not null: then Camel would look for the body and find the file again
            message.setBody("");
        }
    }

    /** The provider has taken it. */
    void keep(Exchange exchange) throws IOException {
        TaskHandle handle = exchange.getMessage().getBody(TaskHandle.class);
        Slip slip = exchange.getProperty(Slip.PROPERTY, Slip.class).with(handle);
        slip.writeBeside(InputReader.input(exchange));
        exchange.setProperty(Slip.PROPERTY, slip);
    }

    /** Before it is waited for. */
    void recall(Exchange exchange) {
        Slip slip = exchange.getProperty(Slip.PROPERTY, Slip.class);
        exchange.getMessage().setBody(slip.json().toString());
    }

    /** Before it is tried again: a task that failed is not waited for once more. */
    void beforeRepeating(Exchange exchange) throws IOException {
        Exception error = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (error instanceof TaskFailedException) {
            Slip.removeBeside(InputReader.input(exchange));
        }
    }
}
