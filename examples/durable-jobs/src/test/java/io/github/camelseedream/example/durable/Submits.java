package io.github.camelseedream.example.durable;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.simulator.SeedreamSimulator;
import io.github.camelseedream.simulator.journal.RecordedRequest;
import io.github.camelseedream.simulator.task.Task;
import java.util.List;
import java.util.function.Predicate;

/** What the provider's journal says of submits. Each request of a test has a prompt of its own. */
final class Submits {

    private Submits() {}

    /** A task is asked for only after its handle was committed. */
    static void assertThatNothingIsSubmittedOnceItsHandleIsStored(SeedreamSimulator simulator) {
        List<RecordedRequest> calls = simulator.requests();
        assertThat(simulator.tasks().tasks()).allSatisfy(task -> isNotSubmittedAgain(task, calls));
    }

    private static void isNotSubmittedAgain(Task task, List<RecordedRequest> calls) {
        int asked =
                indexOf(calls, call -> call.path().contains(task.submission().id()), calls.size());
        String prompt = task.submission().request().path("prompt").asText();
        assertThat(asked).as(prompt).isLessThan(calls.size());
        assertThat(calls.subList(asked, calls.size()))
                .as("submits of what had its handle")
                .noneMatch(call -> call.json().path("prompt").asText().equals(prompt));
    }

    private static int indexOf(
            List<RecordedRequest> calls, Predicate<RecordedRequest> wanted, int otherwise) {
        for (int i = 0; i < calls.size(); i++) {
            if (wanted.test(calls.get(i))) {
                return i;
            }
        }
        return otherwise;
    }
}
