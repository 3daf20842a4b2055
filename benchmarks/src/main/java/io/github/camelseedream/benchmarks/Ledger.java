package io.github.camelseedream.benchmarks;

import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.result.CallOutcome;
import io.github.camelseedream.result.GeneratedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.Exchange;

/**
 * How every request of the soak ended, and what it was billed. Threadsafe, but for {@link #settle}.
 */
final class Ledger {

    private static final String IMAGE = "image";

    private record Answer(CallOutcome outcome, boolean isImage) {}

    /** The answers of requests that are not settled yet, by their prompts. */
    private final Map<String, Answer> open = new ConcurrentHashMap<>();

    private final ConcurrentLinkedQueue<String> wrong = new ConcurrentLinkedQueue<>();
    private final Map<String, AtomicInteger> endings = new ConcurrentHashMap<>();
    private final AtomicInteger answers = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();
    private int requests;
    private int bills;

    /** The end of one exchange. */
    void enter(String prompt, Exchange exchange, boolean close) {
        answers.incrementAndGet();
        Answer answer = null;
        if (exchange.getException() instanceof SeedreamException failure) {
            answer = new Answer(failure.outcome(), false);
            count(failure.getClass().getSimpleName());
        } else if (exchange.getException() == null
                && exchange.getMessage().getBody() instanceof GeneratedImage image) {
            answer = new Answer(CallOutcome.ACCEPTED, true);
            count(IMAGE);
            look(prompt, image, close);
        }
        if (answer == null) {
            wrong.add(prompt + " ended with " + ending(exchange));
        } else if (open.put(prompt, answer) != null) {
            wrong.add(prompt + " ended twice");
        }
    }

    private static Object ending(Exchange exchange) {
        return exchange.getException() == null
                ? exchange.getMessage().getBody()
                : exchange.getException();
    }

    private void count(String ending) {
        endings.computeIfAbsent(ending, name -> new AtomicInteger()).incrementAndGet();
    }

    /** Every other image is closed; the rest is left to the collector. */
    private void look(String prompt, GeneratedImage image, boolean close) {
        try (InputStream in = image.open()) {
            long length = in.transferTo(OutputStream.nullOutputStream());
            bytes.addAndGet(length);
            if (length == 0 || length != image.getLength()) {
                wrong.add(prompt + " has " + length + " bytes of " + image);
            }
        } catch (IOException e) {
            wrong.add(prompt + " cannot be read: " + e);
        }
        if (close) {
            image.close();
        }
    }

    /** Compares the answers of these requests with their bills. */
    void settle(Iterable<String> prompts, Map<String, Integer> billed) {
        for (String prompt : prompts) {
            requests++;
            Answer answer = open.remove(prompt);
            int paid = billed.getOrDefault(prompt, 0);
            bills += paid;
            if (!isRight(answer, paid)) {
                wrong.add("%s was %s and was billed %d times".formatted(prompt, answer, paid));
            }
        }
        open.keySet().forEach(prompt -> wrong.add(prompt + " was never asked for"));
    }

    /**
     * No answer lies about the bill, and none is paid twice. A task that was accepted may have
     * failed after it was given up: then nothing is billed.
     */
    private static boolean isRight(Answer answer, int paid) {
        if (answer == null || paid > 1) {
            return false;
        }
        return switch (answer.outcome()) {
            case NOT_SENT, REJECTED -> paid == 0;
            case ACCEPTED -> paid == 1 || !answer.isImage();
            case UNKNOWN -> true;
        };
    }

    /** Fails unless there is one right answer for each request. */
    void check() {
        int images = images();
        if (!wrong.isEmpty() || images + failures() != requests || answers.get() != requests) {
            throw new IllegalStateException(
                    requests + " requests, " + answers + " answers, " + endings() + ": " + wrong);
        }
        if (images == 0 || images == requests) {
            throw new IllegalStateException("nothing was tried: " + endings());
        }
    }

    int requests() {
        return requests;
    }

    int images() {
        return endings.getOrDefault(IMAGE, new AtomicInteger()).get();
    }

    int failures() {
        return endings.values().stream().mapToInt(AtomicInteger::get).sum() - images();
    }

    int bills() {
        return bills;
    }

    long bytes() {
        return bytes.get();
    }

    /** How often what came. */
    Map<String, AtomicInteger> endings() {
        return new TreeMap<>(endings);
    }
}
