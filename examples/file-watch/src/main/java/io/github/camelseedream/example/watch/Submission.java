package io.github.camelseedream.example.watch;

import io.github.camelseedream.SeedreamConstants;
import io.github.camelseedream.error.TaskFailedException;
import io.github.camelseedream.example.watch.folder.Slip;
import io.github.camelseedream.example.watch.outbox.Order;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.TaskProvider;
import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.result.TaskHandle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Sees to it that an input is submitted once to a provider that works on tasks, whatever happens
 * afterwards: what was sent is on a {@link Slip} beside the input before it is waited for.
 */
final class Submission {

    /** On the exchange: the provider works on tasks. */
    static final String TASKS = "WatchTasks";

    /** On the exchange: the tasks are known, and there is nothing to submit. */
    static final String SUBMITTED = "WatchSubmitted";

    private final ProviderChoice choice;

    Submission(ProviderChoice choice) {
        this.choice = choice;
    }

    /** Before the provider is called. */
    void begin(Exchange exchange) throws IOException {
        Order order = exchange.getProperty(Order.PROPERTY, Order.class);
        Optional<Slip> earlier = Slip.readBeside(order.input());
        String name = earlier.map(Slip::provider).orElseGet(() -> provider(order));
        Optional<ImageProvider> provider = ProviderChoice.named(name);
        boolean tasks = provider.filter(TaskProvider.class::isInstance).isPresent();
        exchange.setProperty(TASKS, tasks);
        if (!tasks) {
            return;
        }
        Slip slip = earlier.orElseGet(() -> Slip.fresh(name, choice.place(name)));
        if (earlier.isEmpty()) {
            slip.writeBeside(order.input());
        }
        exchange.setProperty(Slip.PROPERTY, slip);
        exchange.setProperty(SUBMITTED, slip.isSubmitted());
        address(exchange.getMessage(), order, slip);
    }

    private void address(Message message, Order order, Slip slip) {
        message.setHeader(SeedreamConstants.PROVIDER, slip.provider());
        boolean idempotent =
                ProviderChoice.named(slip.provider())
                        .filter(ProviderChoice::isIdempotent)
                        .isPresent();
        if (idempotent && !hasOwnKey(order)) {
            message.setHeader(SeedreamConstants.IDEMPOTENCY_KEY, slip.key());
        }
        // submit takes a prompt or a request as its body, and an image as a reference
        if (message.getHeader(InboxRoutes.EDIT) != null) {
            message.setHeader(SeedreamConstants.REFERENCES, message.getBody());
            // not null: then Camel would look for the body and find the file again
            message.setBody("");
        }
    }

    /** A request may name another provider than the command line. */
    private String provider(Order order) {
        return given(order.asked(), ImageParameters.PROVIDER)
                .reduce((earlier, later) -> later)
                .orElse(choice.provider().spec().name());
    }

    private static boolean hasOwnKey(Order order) {
        return given(order.asked(), ImageParameters.IDEMPOTENCY_KEY).findAny().isPresent();
    }

    /** In any spelling, also within the object that Apiframe's fields are in. */
    private static Stream<String> given(Map<?, ?> fields, ImageParameter<?> parameter) {
        return fields.entrySet().stream()
                .flatMap(
                        field ->
                                field.getValue() instanceof Map<?, ?> inner
                                                && field.getKey().equals("seedreamParams")
                                        ? given(inner, parameter)
                                        : ImageParameters.named(field.getKey().toString())
                                                .filter(parameter::equals)
                                                .map(known -> String.valueOf(field.getValue()))
                                                .stream())
                .map(String::strip)
                .filter(value -> !value.isEmpty() && !value.equals("null"));
    }

    /** The provider has taken it. */
    void keep(Exchange exchange) throws IOException {
        TaskHandle handle = exchange.getMessage().getBody(TaskHandle.class);
        Slip slip = exchange.getProperty(Slip.PROPERTY, Slip.class).with(handle);
        slip.writeBeside(input(exchange));
        exchange.setProperty(Slip.PROPERTY, slip);
    }

    /** Before it is waited for. */
    void recall(Exchange exchange) {
        exchange.getMessage().setBody(exchange.getProperty(Slip.PROPERTY, Slip.class).text());
    }

    /** Before it is tried again: a task that failed is not waited for once more. */
    void beforeRepeating(Exchange exchange) throws IOException {
        Exception error = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
        if (error instanceof TaskFailedException) {
            Slip.removeBeside(input(exchange));
        }
    }

    private static Path input(Exchange exchange) {
        return exchange.getProperty(Order.PROPERTY, Order.class).input();
    }
}
