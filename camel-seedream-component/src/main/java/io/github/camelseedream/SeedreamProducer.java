package io.github.camelseedream;

import io.github.camelseedream.exchange.ExchangeReader;
import io.github.camelseedream.exchange.ExchangeWriter;
import io.github.camelseedream.exchange.MessageBody;
import io.github.camelseedream.exchange.ParameterValues;
import io.github.camelseedream.exchange.ReferenceReader;
import io.github.camelseedream.exchange.TaskHandleReader;
import io.github.camelseedream.operation.CallMemory;
import io.github.camelseedream.operation.WebhookReceiver;
import io.github.camelseedream.runtime.AsyncCompletion;
import io.github.camelseedream.runtime.CallerThreadScheduler;
import io.github.camelseedream.runtime.CamelScheduler;
import io.github.camelseedream.error.CallContext;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.generate.Attempt;
import io.github.camelseedream.generate.GenerationContext;
import io.github.camelseedream.generate.ImageGenerator;
import io.github.camelseedream.generate.SubmissionLedger;
import io.github.camelseedream.generate.Target;
import io.github.camelseedream.generate.Unforeseen;
import io.github.camelseedream.generate.WorkScheduler;
import io.github.camelseedream.provider.TaskProvider;
import io.github.camelseedream.provider.WebhookProvider;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.Violation;
import io.github.camelseedream.result.TaskHandle;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.DefaultAsyncProducer;

/**
 * Hands an exchange to the generator and its answer back to the exchange.
 *
 * <p>In: see {@code ExchangeReader}. Out: see {@code ExchangeWriter}. Waits on no thread of the
 * route, except under {@code synchronous=true} and for a transacted exchange, which stay on theirs.
 */
public class SeedreamProducer extends DefaultAsyncProducer {

    private final SeedreamEndpoint endpoint;
    private final ExchangeWriter writer;

    public SeedreamProducer(SeedreamEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
        this.writer = new ExchangeWriter(endpoint.getConfiguration());
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        CamelScheduler workers = endpoint.getComponent().workers();
        boolean inline = endpoint.getConfiguration().isSynchronous() || exchange.isTransacted();
        CallerThreadScheduler own = inline ? workers.inline() : null;
        CompletableFuture<Consumer<Exchange>> answer;
        try {
            answer = start(exchange, inline ? own : workers);
        } catch (Exception | Error e) {
            SeedreamException failure =
                    e instanceof SeedreamException told
                            ? told
                            : Unforeseen.beforeSending(
                                    CallContext.NONE, "message", "", "could not be read", e);
            CallMemory.of(exchange).leaveWith(failure);
            exchange.setException(failure);
            callback.done(true);
            return true;
        }
        if (inline) {
            try {
                own.workUntil(answer);
            } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
            }
            answer.whenComplete((write, error) -> finish(exchange, write, error));
            callback.done(true);
            return true;
        }
        AsyncCompletion.of(
                answer,
                workers,
                (write, error) -> {
                    finish(exchange, write, error);
                    callback.done(false);
                });
        return false;
    }

    private void finish(Exchange exchange, Consumer<Exchange> write, Throwable error) {
        try {
            if (error == null) {
                write.accept(exchange);
            } else {
                SeedreamException failure = failure(error);
                CallMemory.of(exchange).leaveWith(failure);
                exchange.setException(failure);
            }
        } catch (RuntimeException | Error e) {
            // else nobody would call back, and the exchange would wait for ever
            exchange.setException(Unforeseen.afterSending(callContext(), e));
        }
    }

    /** Every failure that leaves is one of the component's. */
    private SeedreamException failure(Throwable error) {
        Throwable cause = error instanceof CompletionException wrapped ? wrapped.getCause() : error;
        return cause instanceof SeedreamException told
                ? endpoint.explained(told)
                : Unforeseen.afterSending(callContext(), cause);
    }

    private CallContext callContext() {
        return new CallContext(endpoint.getConfiguration().getProvider(), "", "");
    }

    /** Starts the work; its answer knows how to write itself on the exchange. */
    private CompletableFuture<Consumer<Exchange>> start(Exchange exchange, WorkScheduler workers) {
        ImageGenerator generator = endpoint.generator();
        SeedreamOperation operation = endpoint.getOperation();
        return switch (operation) {
            case generate, edit ->
                    generate(job(exchange, workers), operation == SeedreamOperation.edit);
            case submit -> submit(exchange, job(exchange, workers));
            case await, status -> resume(exchange, workers);
            case webhook -> receive(exchange, workers);
            case estimate ->
                    generator
                            .estimate(job(exchange, workers), false)
                            .thenApply(estimate -> out -> writer.write(out, estimate));
            case models ->
                    generator
                            .models(job(exchange, workers))
                            .thenApply(models -> out -> out.getMessage().setBody(models));
        };
    }

    private CompletableFuture<Consumer<Exchange>> generate(GenerationContext job, boolean edit) {
        boolean several = isSeveral(job.request());
        return endpoint.generator()
                .generate(job, edit)
                .thenApply(result -> out -> writer.write(out, result, several));
    }

    private CompletableFuture<Consumer<Exchange>> submit(Exchange exchange, GenerationContext job) {
        requireTasks(job.target(), "Use seedream:generate");
        Map<?, ?> attributes =
                exchange.getMessage().getHeader(SeedreamConstants.ATTRIBUTES, Map.class);
        return endpoint.generator()
                .submit(job)
                .thenApply(task -> out -> writer.write(out, task, attributes));
    }

    /** Goes on with what was submitted before, perhaps by another process. */
    private CompletableFuture<Consumer<Exchange>> resume(Exchange exchange, WorkScheduler workers) {
        ImageGenerator generator = endpoint.generator();
        TaskHandle task = TaskHandleReader.of(exchange.getMessage());
        Target target = target(task.getProvider());
        requireTasks(target, "A handle comes from seedream:submit");
        GenerationContext job = job(exchange, target, workers);
        if (endpoint.getOperation() == SeedreamOperation.status) {
            return generator
                    .status(job, task)
                    .thenApply(progress -> out -> writer.write(out, progress));
        }
        boolean several =
                !task.getMode().equals("independent")
                        || task.getParts().size() > 1
                        || task.getParts().get(0).count() > 1;
        return generator
                .await(job, task)
                .thenApply(result -> out -> writer.writeAwaited(out, result, task, several));
    }

    /** Deals with what was sent to the route; who sent it is not for the message to say. */
    private CompletableFuture<Consumer<Exchange>> receive(
            Exchange exchange, WorkScheduler workers) {
        Target target = target(endpoint.getConfiguration().getProvider());
        requireTasks(target, "Use seedream:generate");
        if (!(target.provider() instanceof WebhookProvider)) {
            throw notFor(target, "reports no tasks", "Use seedream:await");
        }
        return new WebhookReceiver(endpoint, writer)
                .receive(exchange, job(exchange, target, workers));
    }

    private GenerationContext job(Exchange exchange, Target target, WorkScheduler workers) {
        return new GenerationContext(
                ImageRequest.builder().build(),
                target,
                endpoint.settings(),
                workers,
                ledger(exchange, target.provider().profile().name()),
                attempt(exchange));
    }

    /** A provider that answers at once has nothing to wait for. */
    private void requireTasks(Target target, String instead) {
        if (!(target.provider() instanceof TaskProvider)) {
            throw notFor(target, "answers at once and has no tasks", instead);
        }
    }

    private InvalidRequestException notFor(Target target, String since, String instead) {
        String name = target.provider().profile().name();
        return new InvalidRequestException(
                new CallContext(name, "", ""),
                List.of(
                        new Violation(
                                ImageParameters.PROVIDER.name(),
                                name,
                                "",
                                since
                                        + ", so "
                                        + endpoint.getOperation()
                                        + " is not for it. "
                                        + instead)));
    }

    private static boolean isSeveral(ImageRequest request) {
        return request.get(ImageParameters.COUNT).orElse(1) > 1 || request.isSet();
    }

    private GenerationContext job(Exchange exchange, WorkScheduler workers) {
        Message message = exchange.getMessage();
        MessageBody body =
                endpoint.getOperation() == SeedreamOperation.models
                        ? new MessageBody(MessageBody.Kind.EMPTY, "")
                        : MessageBody.of(message, wanted());
        String provider = providerName(body, message);
        Target target = target(provider);
        ImageRequest request =
                new ExchangeReader(
                                exchange,
                                endpoint.getConfiguration(),
                                endpoint.getComponent().getConfiguration(),
                                new ReferenceReader(
                                        endpoint.getComponent().spool(),
                                        exchange.getContext().getTypeConverter(),
                                        endpoint.getConfiguration().getReferenceDirectory()),
                                target.provider().parameters())
                        .read(body);
        return new GenerationContext(
                request,
                target,
                endpoint.settings(),
                workers,
                ledger(exchange, provider),
                attempt(exchange));
    }

    private MessageBody.Expected wanted() {
        return switch (endpoint.getOperation()) {
            case edit -> MessageBody.Expected.IMAGES;
            case estimate -> MessageBody.Expected.EITHER;
            case generate, submit, models, await, status, webhook -> MessageBody.Expected.TEXT;
        };
    }

    /** The provider comes first: what else a body may hold depends on it. */
    private String providerName(MessageBody body, Message message) {
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
            named = null; // said by ExchangeReader
        }
        return named == null || named.toString().isBlank()
                ? endpoint.getConfiguration().getProvider()
                : named.toString().trim();
    }

    private Target target(String provider) {
        try {
            return endpoint.target(provider);
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

    private SubmissionLedger ledger(Exchange exchange, String provider) {
        return CallMemory.of(exchange).ledger(exchange, endpoint.identity(), provider);
    }

    private Attempt attempt(Exchange exchange) {
        return new Attempt(
                exchange.getExchangeId(),
                this,
                exchange.getMessage().getHeader(Exchange.REDELIVERED, false, Boolean.class));
    }
}
