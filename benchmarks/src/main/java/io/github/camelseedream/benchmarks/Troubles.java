package io.github.camelseedream.benchmarks;

import io.github.camelseedream.simulator.fault.Fault;
import io.github.camelseedream.simulator.fault.TaskEnd;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** What goes wrong in the soak, drawn at random, the same for the same seed. One thread. */
final class Troubles {

    /** Longer than any request takes; not so long that the simulator would collect them. */
    private static final Duration LONG = Duration.ofSeconds(30);

    private static final int MOST_TIMES = 5;

    /** What meets the call that asks for the image; some of it is harmless. */
    private static final List<Fault> OF_SUBMITS =
            List.of(
                    Fault.status(400),
                    Fault.status(402),
                    Fault.status(429),
                    Fault.status(429).retryAfter(Duration.ofSeconds(1)),
                    Fault.status(500),
                    Fault.status(502),
                    Fault.status(503),
                    Fault.status(504),
                    Fault.htmlPage(502),
                    Fault.htmlPage(200),
                    Fault.okWithError(),
                    Fault.redirect("http://127.0.0.1:1/"),
                    Fault.dropBeforeAccept(),
                    Fault.dropAfterAccept(),
                    Fault.delay(LONG),
                    Fault.slowBody(1),
                    Fault.slowBody(20_000),
                    Fault.cutBody(),
                    Fault.body(""),
                    Fault.wrongContentType("text/plain"),
                    Fault.gzip(),
                    Fault.bodyBytes(3_000_000),
                    Fault.escapeBase64(),
                    Fault.wrapBase64(),
                    Fault.emptyData(),
                    Fault.truncateImage(),
                    Fault.expiredUrl());

    /** The same for a provider that would take a repetition for a second order. */
    private static final List<Fault> OF_BILLS =
            List.of(Fault.status(500).accepted(), Fault.htmlPage(502).accepted());

    /** The same for a provider that answers with a task. */
    private static final List<Fault> OF_TASKS =
            List.of(
                    Fault.taskFails(),
                    Fault.taskEnds(TaskEnd.CANCELLED),
                    Fault.taskEnds(TaskEnd.EXPIRED),
                    Fault.taskEnds(TaskEnd.NEVER),
                    Fault.taskTakes(LONG));

    /** What meets any call with these paths: it has no prompt to tell it by. */
    private static final List<Fault> OF_POLLS_AND_DOWNLOADS =
            Stream.of("/jobs/", "/media/")
                    .flatMap(
                            path ->
                                    Stream.of(
                                            Fault.status(404).onPath(path),
                                            Fault.status(429).onPath(path),
                                            Fault.status(500).onPath(path),
                                            Fault.htmlPage(502).onPath(path),
                                            Fault.dropAfterAccept().onPath(path),
                                            Fault.delay(LONG).onPath(path),
                                            Fault.slowBody(1).onPath(path),
                                            Fault.cutBody().onPath(path),
                                            Fault.truncateImage().onPath(path),
                                            Fault.wrongContentType("text/plain").onPath(path)))
                    .toList();

    private final Random random;

    Troubles(long seed) {
        random = new Random(seed);
    }

    /** About every other request has a trouble of its own; others share some on their way. */
    List<Fault> draw(String prompt, boolean isTask) {
        List<Fault> faults = new ArrayList<>();
        if (random.nextBoolean()) {
            Fault own = any(random.nextInt(6) > 0 ? OF_SUBMITS : isTask ? OF_TASKS : OF_BILLS);
            faults.add(often(own.whenPromptContains(prompt)));
        }
        if (random.nextInt(8) == 0) {
            faults.add(often(any(OF_POLLS_AND_DOWNLOADS)));
        }
        return faults;
    }

    /** Some go away with a repetition, others stay for all of them. */
    private Fault often(Fault fault) {
        return fault.times(1 + random.nextInt(MOST_TIMES));
    }

    private Fault any(List<Fault> faults) {
        return faults.get(random.nextInt(faults.size()));
    }
}
