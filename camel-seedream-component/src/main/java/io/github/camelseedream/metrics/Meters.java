package io.github.camelseedream.metrics;

import io.github.camelseedream.catalog.ModelFamilies;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.generate.event.GenerationEvent;
import io.github.camelseedream.generate.event.GenerationListener;
import io.github.camelseedream.result.Cost;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Keeps the meters of {@link Meter} in step with what happens. Safe for use by several threads.
 *
 * @hidden
 */
public final class Meters implements GenerationListener {

    /** As camel-micrometer names its own. */
    private static final String REGISTRY = "metricsRegistry";

    private static final String OTHER = "other";

    private final MeterRegistry registry;
    private final Map<Tags, AtomicInteger> active = new ConcurrentHashMap<>();

    public Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    /**
     * The meters for the registry that camel-micrometer would use; nothing where there is none.
     *
     * @param beans finds the beans of a type, by name
     */
    public static Optional<GenerationListener> in(Function<Class<?>, Map<String, ?>> beans) {
        return registry(beans).map(Meters::new);
    }

    /**
     * Keeps the gauges of a ledger in the same registry, in place of those of an earlier one.
     *
     * @param calls of each state, how many calls there are
     */
    public static void ofLedger(
            Function<Class<?>, Map<String, ?>> beans, Map<String, Supplier<Number>> calls) {
        registry(beans)
                .ifPresent(all -> calls.forEach((state, number) -> gauge(all, state, number)));
    }

    private static void gauge(MeterRegistry all, String state, Supplier<Number> number) {
        String name = Meter.LEDGER_CALLS.meterName();
        all.find(name).tag("state", state).gauges().forEach(all::remove);
        Gauge.builder(name, number)
                .description(Meter.LEDGER_CALLS.description())
                .tag("state", state)
                .register(all);
    }

    private static Optional<MeterRegistry> registry(Function<Class<?>, Map<String, ?>> beans) {
        Map<String, ?> found = beans.apply(MeterRegistry.class);
        Object registry =
                found.size() == 1 ? found.values().iterator().next() : found.get(REGISTRY);
        return Optional.ofNullable((MeterRegistry) registry);
    }

    @Override
    public void onEvent(Subject subject, GenerationEvent event) {
        Tags tags =
                Tags.of(
                        "provider", subject.provider(),
                        "family", ModelFamilies.of(subject.model()).name(),
                        "operation", subject.operation());
        if (event instanceof GenerationEvent.Started started) {
            active(tags).incrementAndGet();
            time(Meter.QUEUE, tags, started.queued());
        } else if (event instanceof GenerationEvent.Submitted submitted) {
            time(Meter.SUBMIT, tags, submitted.took());
        } else if (event instanceof GenerationEvent.TaskPolled) {
            count(Meter.POLLS, tags, 1);
        } else if (event instanceof GenerationEvent.TaskWaitEnded waited) {
            time(Meter.WAIT, tags, waited.waited());
        } else if (event instanceof GenerationEvent.Downloaded downloaded) {
            time(Meter.DOWNLOAD, tags, downloaded.took());
        } else {
            ended(tags, event);
        }
    }

    private void ended(Tags tags, GenerationEvent event) {
        if (event instanceof GenerationEvent.Refused refused) {
            failed(tags, refused.error());
        } else if (event instanceof GenerationEvent.Finished finished) {
            active(tags).decrementAndGet();
            delivered(tags, finished);
        } else if (event instanceof GenerationEvent.Failed failed) {
            active(tags).decrementAndGet();
            failed(tags, failed.error());
            delivered(tags, failed.delivered());
        }
    }

    private void delivered(Tags tags, GenerationEvent.Finished answer) {
        if (answer.images() > 0) {
            count(Meter.IMAGES, tags, answer.images());
        }
        if (answer.cost() != null) {
            count(
                    Meter.COST,
                    tags.and("unit", unit(answer.cost())),
                    answer.cost().amount().doubleValue());
        }
        answer.failures().forEach(failure -> failed(tags, failure.error(), failure.outcome()));
    }

    private void failed(Tags tags, Throwable error) {
        if (error instanceof SeedreamException known) {
            failed(tags, known.getClass().getSimpleName(), known.outcome().text());
        } else {
            failed(tags, OTHER, OTHER);
        }
    }

    private void failed(Tags tags, String error, String outcome) {
        count(Meter.FAILURES, tags.and("error", error, "outcome", outcome), 1);
    }

    /** What a provider calls its money is its own text, so only known words become a tag. */
    private static String unit(Cost cost) {
        boolean known =
                cost.unit().equals("credits")
                        || Currency.getAvailableCurrencies().stream()
                                .anyMatch(money -> money.getCurrencyCode().equals(cost.unit()));
        return known ? cost.unit() : OTHER;
    }

    private AtomicInteger active(Tags tags) {
        return active.computeIfAbsent(
                tags,
                all -> {
                    AtomicInteger number = new AtomicInteger();
                    Gauge.builder(Meter.REQUESTS_ACTIVE.meterName(), number, AtomicInteger::get)
                            .description(Meter.REQUESTS_ACTIVE.description())
                            .tags(all)
                            .register(registry);
                    return number;
                });
    }

    private void count(Meter meter, Tags tags, double amount) {
        Counter.builder(meter.meterName())
                .description(meter.description())
                .tags(tags)
                .register(registry)
                .increment(amount);
    }

    private void time(Meter meter, Tags tags, Duration time) {
        Timer.builder(meter.meterName())
                .description(meter.description())
                .tags(tags)
                .register(registry)
                .record(time);
    }
}
