package io.github.camelseedream.generate.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.error.TaskFailedException;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.ProviderTask;
import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.Cost;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is known of the tasks of one submit. */
class TaskStatesTest {

    private final TaskStates states = new TaskStates("m", List.of("a", "b"));
    private final ProviderTask a = new ProviderTask("a", "m");
    private final ProviderTask b = new ProviderTask("b", "m");

    @Test
    void isDoneWhenEveryTaskHasEndedWellOrNot() {
        states.record(a, new Outcome.Pending(List.of(), 50));
        assertThat(states.open()).containsExactly(a, b);

        states.record(b, image("https://b", "1"));
        assertThat(states.open()).containsExactly(a);
        assertThat(states.isDone()).isFalse();

        states.record(a, new Outcome.Failed(new TaskFailedException(CallContext.NONE, "no")));
        assertThat(states.isDone()).isTrue();
        assertThat(states.failures()).hasSize(1);
    }

    @Test
    void imagesKeepTheOrderOfTheTasksAndCostsAddUp() {
        states.record(b, image("https://b", "1.5"));
        states.record(a, image("https://a", "2"));

        Outcome.Finished all = states.finished();

        assertThat(all.images())
                .extracting(Outcome.ReturnedImage::url)
                .containsExactly("https://a", "https://b");
        assertThat(all.facts().cost()).isEqualTo(new Cost(new BigDecimal("3.5"), "credits"));
    }

    @Test
    void aTaskWithoutACostTakesNothingFromTheOthers() {
        states.record(a, image("https://a", "2"));
        states.record(b, image("https://b", null));

        assertThat(states.finished().facts().cost())
                .isEqualTo(new Cost(new BigDecimal("2"), "credits"));
    }

    @Test
    void progressIsUnknownUntilAnOpenTaskTellsOfIt() {
        assertThat(states.percent()).isNull();

        states.record(a, new Outcome.Pending(List.of(), 40));
        assertThat(states.percent()).isEqualTo(20);

        states.record(b, image("https://b", null));
        assertThat(states.percent()).isEqualTo(70);
    }

    private static Outcome.Finished image(String url, String credits) {
        return new Outcome.Finished(
                List.of(Outcome.ReturnedImage.at(url)),
                new Outcome.ReplyMetadata(
                        "r",
                        "",
                        credits == null ? null : new Cost(new BigDecimal(credits), "credits"),
                        Map.of()));
    }
}
