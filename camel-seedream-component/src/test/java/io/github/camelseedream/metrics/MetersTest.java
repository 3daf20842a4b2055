package io.github.camelseedream.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.error.CapacityExceededException;
import io.github.camelseedream.generate.event.GenerationEvent;
import io.github.camelseedream.generate.event.GenerationListener.Subject;
import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.Cost;
import io.github.camelseedream.result.ImageFailure;
import io.github.camelseedream.result.TaskHandle;
import io.github.camelseedream.result.TaskProgress;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the meters show of events. */
class MetersTest {

    private static final TaskProgress PROGRESS =
            new TaskProgress(TaskHandle.builder().build(), "pending", null, 0, List.of());
    private static final GenerationEvent.Finished NOTHING =
            new GenerationEvent.Finished(0, null, List.of());

    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final Meters meters = new Meters(registry);

    @Test
    void eachEventMovesItsMeter() {
        hear("seedream-4.5", new GenerationEvent.Started(Duration.ofMillis(20)));
        hear("seedream-4.5", new GenerationEvent.Submitted(Duration.ofMillis(300)));
        hear("seedream-4.5", new GenerationEvent.TaskPolled(PROGRESS));
        hear("seedream-4.5", new GenerationEvent.TaskPolled(PROGRESS));
        hear("seedream-4.5", new GenerationEvent.TaskWaitEnded(Duration.ofSeconds(8)));
        hear("seedream-4.5", new GenerationEvent.Downloaded(Duration.ofMillis(500)));
        assertThat(registry.get("seedream.requests.active").gauge().value()).isEqualTo(1);
        hear("seedream-4.5", finished("0.09", "USD"));

        assertThat(registry.get("seedream.requests.active").gauge().value()).isZero();
        assertThat(registry.get("seedream.polls").counter().count()).isEqualTo(2);
        assertThat(registry.get("seedream.images").counter().count()).isEqualTo(2);
        assertThat(registry.get("seedream.cost").tag("unit", "USD").counter().count())
                .isEqualTo(0.09);
        assertThat(
                        Stream.of("queue", "submit", "wait", "download")
                                .map(name -> registry.get("seedream." + name).timer())
                                .map(timer -> timer.totalTime(TimeUnit.MILLISECONDS)))
                .containsExactly(20.0, 300.0, 8000.0, 500.0);
        registry.getMeters()
                .forEach(
                        meter ->
                                assertThat(meter.getId().getTags().toString())
                                        .contains("provider=acme", "family=seedream-4.5")
                                        .contains("operation=generate"));
    }

    @Test
    void theGaugesOfALaterLedgerTakeThePlaceOfTheFirst() {
        Meters.ofLedger(
                type -> Map.of("any", registry), Map.of("done", () -> 1, "submitted", () -> 2));
        Meters.ofLedger(
                type -> Map.of("any", registry), Map.of("done", () -> 3, "submitted", () -> 4));

        assertThat(registry.getMeters()).hasSize(2);
        assertThat(registry.get("seedream.ledger.calls").tag("state", "done").gauge().value())
                .isEqualTo(3);
    }

    @Test
    void everyMeterOfTheTableIsThereAndNoOther() {
        eachEventMovesItsMeter();
        hear("", new GenerationEvent.Refused(new IllegalStateException("broken")));
        Meters.ofLedger(type -> Map.of("any", registry), Map.of("done", () -> 1));

        Set<String> kept = new TreeSet<>();
        registry.getMeters().forEach(meter -> kept.add(meter.getId().getName()));
        assertThat(kept)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(Meter.values()).map(Meter::meterName).toList());
        for (Meter meter : Meter.values()) {
            assertThat(registry.get(meter.meterName()).meter().getId().getType())
                    .hasToString(meter.kind().toUpperCase(Locale.ROOT));
            for (String tag : meter.tags()) {
                assertThat(registry.get(meter.meterName()).meter().getId().getTag(tag))
                        .as(tag)
                        .isNotNull();
            }
        }
    }

    @Test
    void failuresAreCountedByTypeAndOutcome() {
        CapacityExceededException full = new CapacityExceededException(CallContext.NONE, "full");
        hear("seedream-4.5", new GenerationEvent.Refused(full));
        hear("seedream-4.5", new GenerationEvent.Started(Duration.ZERO));
        hear("seedream-4.5", new GenerationEvent.Failed(new IllegalStateException("x"), NOTHING));
        hear("seedream-4.5", new GenerationEvent.Started(Duration.ZERO));
        hear(
                "seedream-4.5",
                new GenerationEvent.Finished(
                        1,
                        null,
                        List.of(
                                new ImageFailure(
                                        2, "DownloadException", "accepted", true, "gone"))));

        assertThat(failures("CapacityExceededException", "not_sent")).isEqualTo(1);
        assertThat(failures("other", "other")).isEqualTo(1);
        assertThat(failures("DownloadException", "accepted")).isEqualTo(1);
        assertThat(registry.get("seedream.requests.active").gauge().value()).isZero();
    }

    @Test
    void whatAnybodyMayNameBecomesNoTag() {
        for (int i = 0; i < 5; i++) {
            hear("a-model-of-mine-" + i, new GenerationEvent.Started(Duration.ZERO));
            hear("a-model-of-mine-" + i, finished("1", "shells" + i));
        }

        assertThat(registry.find("seedream.images").counters()).hasSize(1);
        assertThat(registry.get("seedream.images").tag("family", "unknown").counter().count())
                .isEqualTo(10);
        assertThat(registry.get("seedream.cost").tag("unit", "other").counter().count())
                .isEqualTo(5);
    }

    @Test
    void theRegistryIsTheOnlyOneOrTheOneOfCamel() {
        assertThat(Meters.in(type -> Map.of())).isEmpty();
        assertThat(Meters.in(type -> Map.of("any", registry))).isPresent();
        MeterRegistry other = new SimpleMeterRegistry();
        assertThat(Meters.in(type -> Map.of("one", registry, "two", other))).isEmpty();
        assertThat(Meters.in(type -> Map.of("one", registry, "metricsRegistry", other)))
                .isPresent();
    }

    private void hear(String model, GenerationEvent event) {
        meters.onEvent(new Subject("acme", model, "generate", "exchange-1"), event);
    }

    private static GenerationEvent.Finished finished(String amount, String unit) {
        return new GenerationEvent.Finished(2, new Cost(new BigDecimal(amount), unit), List.of());
    }

    private double failures(String error, String outcome) {
        return registry.get("seedream.failures")
                .tags("error", error, "outcome", outcome)
                .counter()
                .count();
    }
}
