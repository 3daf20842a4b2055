package io.github.camelseedream.example.durable;

import java.util.List;

/** The names on the broker. */
final class Queues {

    /** What is wanted: a prompt, or a request as JSON. */
    static final String REQUESTS = "seedream.requests";

    /** What was submitted: handles as JSON. */
    static final String HANDLES = "seedream.handles";

    static final List<String> ALL = List.of(REQUESTS, HANDLES);

    /** Property of a message in either: one id, one image. */
    static final String REQUEST_ID = "requestId";

    private Queues() {}
}
