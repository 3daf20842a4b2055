package io.github.camelseedream.benchmarks;

import java.util.Random;

/** A provider of tasks without a memory: the id of a task says when it ends. One thread. */
final class TaskAnswers {

    private static final String ID = "00000000-0000-4000-8000-";
    private static final double SIGMA = 0.25;

    private final Random random = new Random(7);

    /** The body of an answer to {@code /tasks/MEDIAN/v2/...}; the median is in milliseconds. */
    String to(String path) {
        String[] words = path.split("/");
        String last = words[words.length - 1];
        if (last.equals("generate")) {
            double millis = Integer.parseInt(words[2]) * Math.exp(SIGMA * random.nextGaussian());
            long end = System.currentTimeMillis() + (long) millis;
            return "{\"jobId\":\"%s%012x\",\"status\":\"QUEUED\"}".formatted(ID, end);
        }
        boolean done = System.currentTimeMillis() >= end(last);
        return "{\"id\":\"%s\",\"status\":\"%s\",\"progress\":%d,\"model\":\"seedream-4.5\"%s}"
                .formatted(
                        last,
                        done ? "COMPLETED" : "PROCESSING",
                        done ? 100 : 50,
                        done
                                ? ",\"creditCost\":4,\"result\":{\"images\":[\"https://media.example/"
                                        + last
                                        + "\"]}"
                                : "");
    }

    private static long end(String id) {
        return Long.parseLong(id.substring(ID.length()), 16);
    }

    /** When the task ended whose image has this address, in epoch milliseconds. */
    static long endOf(String url) {
        return end(url.substring(url.lastIndexOf('/') + 1));
    }
}
