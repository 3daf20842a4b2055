package io.github.camelseedream.operation;

import io.github.camelseedream.SeedreamConstants;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.exchange.ExchangeReader;
import io.github.camelseedream.exchange.MessageBody;
import io.github.camelseedream.exchange.ParameterValues;
import io.github.camelseedream.generate.call.Attempt;
import io.github.camelseedream.generate.call.Invocation;
import io.github.camelseedream.generate.call.Target;
import io.github.camelseedream.generate.call.WorkScheduler;
import io.github.camelseedream.provider.TaskProvider;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.Violation;
import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.ImageResult;
import io.github.camelseedream.result.TaskHandle;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * What an endpoint does with an exchange; each subclass says what it reads and what it writes. Safe
 * for use by several threads.
 *
 * @hidden
 */
public abstract class Operation {

    final OperationContext context;

    Operation(OperationContext context) {
        this.context = context;
    }

    /**
     * Starts the work for an exchange.
     *
     * @param scheduler runs it
     * @return completes with what writes the answer on the exchange, or with a {@link
     *     io.github.camelseedream.error.SeedreamException}
     * @throws io.github.camelseedream.error.SeedreamException if nothing was sent
     */
    public abstract CompletableFuture<Consumer<Exchange>> start(
            Exchange exchange, WorkScheduler scheduler);

    /**
     * A request that came in an exchange.
     *
     * @param invocation what it runs with
     */
    record Received(Invocation invocation, ImageRequest request) {}

    final Received request(
            Exchange exchange, WorkScheduler scheduler, MessageBody.Expected expected) {
        return request(exchange, scheduler, MessageBody.of(exchange.getMessage(), expected));
    }

    final Received request(Exchange exchange, WorkScheduler scheduler, MessageBody body) {
        String provider = provider(body, exchange.getMessage());
        Target target = target(provider);
        ImageRequest request =
                new ExchangeReader(
                                exchange,
                                context.requestOptions(),
                                context.references(),
                                target.provider().spec().parameters())
                        .read(body);
        return new Received(invocation(exchange, scheduler, target, provider), request);
    }

    /**
     * What work on a task runs with.
     *
     * @throws InvalidRequestException if the provider of the handle has no tasks
     */
    final Invocation task(Exchange exchange, WorkScheduler scheduler, TaskHandle task) {
        Target target = target(task.getProvider());
        requireTasks(target, "A handle comes from seedream:submit");
        return task(exchange, scheduler, target);
    }

    final Invocation task(Exchange exchange, WorkScheduler scheduler, Target target) {
        return invocation(exchange, scheduler, target, target.provider().spec().name());
    }

    private Invocation invocation(
            Exchange exchange, WorkScheduler scheduler, Target target, String provider) {
        return new Invocation(
                target,
                context.settings(),
                scheduler,
                CallMemory.of(exchange).submissions(exchange, context.identity(), provider),
                new Attempt(
                        exchange.getExchangeId(),
                        this,
                        exchange.getMessage()
                                .getHeader(Exchange.REDELIVERED, false, Boolean.class)));
    }

    /**
     * Starts a request for images, and answers with all of them, or under {@code resultMode=stream}
     * with an iterator, once the first is there.
     *
     * @param write writes all of them
     */
    final CompletableFuture<Consumer<Exchange>> images(
            Exchange exchange,
            Invocation invocation,
            Function<Invocation, CompletableFuture<ImageResult>> start,
            BiConsumer<Exchange, ImageResult> write) {
        if (!context.writer().isStream()) {
            return start.apply(invocation).thenApply(result -> out -> write.accept(out, result));
        }
        CallMemory memory = CallMemory.of(exchange);
        ArrivingImages images = new ArrivingImages(invocation.scheduler());
        start.apply(invocation.to(images))
                .whenComplete(
                        (result, error) -> {
                            if (error instanceof SeedreamException failure) {
                                memory.leaveWith(failure);
                            }
                            images.ended(result, error);
                        });
        return images.begun()
                .thenApply(
                        known ->
                                out -> {
                                    if (known.getTask() != null) {
                                        write.accept(out, known);
                                    } else {
                                        context.writer().write(out, known, images);
                                    }
                                });
    }

    /** The provider comes first: what else a body may hold depends on it. */
    private String provider(MessageBody body, Message message) {
        Object named = message.getHeader(SeedreamConstants.PROVIDER);
        if (named == null && body.value() instanceof Map<?, ?> fields) {
            named = ExchangeReader.provider(fields);
        }
        if (named == null && body.value() instanceof ImageRequest request) {
            named = request.get(ImageParameters.PROVIDER).orElse(null);
        }
        try {
            named = ParameterValues.plain(named, message.getExchange());
        } catch (ParameterValues.UnreadableException e) {
            named = null; // reported by ExchangeReader
        }
        return named == null || named.toString().isBlank()
                ? context.provider()
                : named.toString().trim();
    }

    /**
     * @throws InvalidRequestException if the endpoint may not call a provider of that name
     */
    final Target target(String provider) {
        try {
            return context.target(provider);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException(
                    CallContext.NONE,
                    List.of(
                            new Violation(
                                    ImageParameters.PROVIDER.name(),
                                    provider,
                                    "",
                                    e.getMessage())));
        }
    }

    /** Whether more than one image was asked for, so that the answer is a list. */
    static boolean isSeveral(ImageRequest request) {
        return request.get(ImageParameters.COUNT).orElse(1) > 1 || request.isSet();
    }

    /** A provider that answers at once has nothing to wait for. */
    final void requireTasks(Target target, String instead) {
        if (!(target.provider() instanceof TaskProvider)) {
            throw notFor(target, "answers at once and has no tasks", instead);
        }
    }

    final InvalidRequestException notFor(Target target, String reason, String instead) {
        String name = target.provider().spec().name();
        return new InvalidRequestException(
                new CallContext(name, "", ""),
                List.of(
                        new Violation(
                                ImageParameters.PROVIDER.name(),
                                name,
                                "",
                                reason
                                        + ", so "
                                        + context.settings().operation()
                                        + " is not for it. "
                                        + instead)));
    }
}
