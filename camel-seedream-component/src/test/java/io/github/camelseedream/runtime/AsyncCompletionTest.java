package io.github.camelseedream.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AsyncCompletionTest {

    private final CamelContext context = new DefaultCamelContext();
    private CamelScheduler workers;

    @BeforeEach
    void start() {
        workers = new CamelScheduler(context, this, 4);
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void anAnswerThatIsThereAtOnceDoesNotTakeTheRestOfTheRouteToTheCallersThread() {
        assertThat(restOf(CompletableFuture.completedFuture("an image")).join())
                .isNotSameAs(Thread.currentThread());
    }

    @Test
    void anAnswerThatComesLaterIsFollowedOnTheThreadThatBringsIt() {
        CompletableFuture<String> answer = new CompletableFuture<>();
        CompletableFuture<Thread> rest = restOf(answer);
        Thread bringer = new Thread(() -> answer.complete("an image"));

        bringer.start();

        assertThat(rest.join()).isSameAs(bringer);
    }

    @Test
    void aCallerThatBringsTheAnswerLaterItselfGoesOn() {
        CompletableFuture<String> answer = new CompletableFuture<>();
        CompletableFuture<Thread> rest = restOf(answer);

        answer.complete("an image");

        assertThat(rest).isCompletedWithValue(Thread.currentThread());
    }

    @Test
    void aRouteGoesOnEvenWhenTheComponentHasStopped() {
        workers.shutdown();

        assertThat(restOf(CompletableFuture.completedFuture("an image"))).isCompleted();
    }

    private CompletableFuture<Thread> restOf(CompletableFuture<String> answer) {
        CompletableFuture<Thread> rest = new CompletableFuture<>();
        AsyncCompletion.of(
                answer, workers, (value, error) -> rest.complete(Thread.currentThread()));
        return rest;
    }
}
