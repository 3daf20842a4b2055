package io.github.camelseedream.example.durable;

import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.request.Violation;
import io.github.camelseedream.result.CallContext;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * A message of one of the queues, while it is worked on.
 *
 * @param id of the request: one id, one image
 * @param queue where the message came from
 * @param text what it holds
 * @param takenSince since when the provider has the task, or may have the request; null for not at
 *     all
 */
record Job(String id, String queue, String text, Instant takenSince) {

    /** Property of a message: milliseconds since 1970. */
    static final String TAKEN_SINCE = "takenSince";

    private static final String PROPERTY = "Job";
    static final int MAX_BYTES = 64 << 20;

    private static final Pattern MILLIS = Pattern.compile("\\d{1,15}");

    /** What may be a file's name everywhere. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,119}");

    /** Reads the message and leaves the job on the exchange. */
    static Job read(Exchange exchange, String queue) {
        Message message = exchange.getMessage();
        Job empty = new Job(id(message), queue, "", takenSince(message, queue));
        // what has no text is put aside as a job too
        exchange.setProperty(PROPERTY, empty);
        exchange.setProperty(BrokerRoutes.QUEUE, queue);
        Job job = new Job(empty.id, queue, text(message.getBody()).strip(), empty.takenSince);
        exchange.setProperty(PROPERTY, job);
        job.write(message);
        return job;
    }

    /**
     * What a broker's route could not read is left as it came, so that no object of a stranger is
     * ever made of what he sent.
     *
     * @throws InvalidRequestException where it is of another type
     */
    private static String text(Object body) {
        if (body instanceof byte[] bytes && bytes.length <= MAX_BYTES) {
            return new String(bytes, StandardCharsets.UTF_8);
        }
        if (body instanceof String text) {
            return text;
        }
        throw new InvalidRequestException(
                CallContext.NONE,
                List.of(
                        new Violation(
                                "the message",
                                "",
                                "",
                                "is neither a text message nor one of at most "
                                        + MAX_BYTES
                                        + " bytes")));
    }

    /** The message once more, for its queue. */
    void write(Message message) {
        message.removeHeaders("*");
        message.setHeader(Queues.REQUEST_ID, id);
        if (takenSince != null) {
            message.setHeader(TAKEN_SINCE, String.valueOf(takenSince.toEpochMilli()));
        }
        message.setBody(text);
    }

    static Job of(Exchange exchange) {
        return exchange.getProperty(PROPERTY, Job.class);
    }

    /** An id is the name of a file, and comes from outside. */
    private static String id(Message message) {
        String id = message.getHeader(Queues.REQUEST_ID, "", String.class);
        return PLAIN.matcher(id).matches()
                ? id
                : UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** A handle that comes from outside has none, and a stranger's may be anything. */
    private static Instant takenSince(Message message, String queue) {
        String since = message.getHeader(TAKEN_SINCE, "", String.class);
        if (MILLIS.matcher(since).matches()) {
            return Instant.ofEpochMilli(Long.parseLong(since));
        }
        return queue.equals(Queues.HANDLES) ? Instant.now() : null;
    }

    Job takenSince(Instant since) {
        return new Job(id, queue, text, since);
    }

    boolean isHandle() {
        return queue.equals(Queues.HANDLES);
    }

    boolean isJson() {
        return text.startsWith("{");
    }

    /** As what it is put aside, and understood when it is put into the inbox again. */
    String fileName() {
        return id + (isHandle() ? Inbox.TASK : isJson() ? ".json" : ".txt");
    }
}
