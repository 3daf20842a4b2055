package io.github.camelseedream.example.durable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * A message of one of the queues, while it is worked on.
 *
 * @param id of the request: one id, one picture
 * @param queue where the message came from
 * @param text what it holds
 * @param takenSince since when the provider has it, or may have it; null for not at all
 */
record Job(String id, String queue, String text, Instant takenSince) {

    /** Property of a message: milliseconds since 1970. */
    static final String TAKEN_SINCE = "takenSince";

    private static final String PROPERTY = "Job";

    /** What may be a file's name everywhere. */
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,119}");

    /** Reads the message and leaves the job on the exchange. */
    static Job read(Exchange exchange, String queue) {
        Message message = exchange.getMessage();
        String text = Optional.ofNullable(message.getBody(String.class)).orElse("").strip();
        Job job = new Job(id(message), queue, text, takenSince(message, queue));
        exchange.setProperty(PROPERTY, job);
        exchange.setProperty("queue", queue);
        job.write(message);
        return job;
    }

    /** The message once more, for its queue. */
    void write(Message message) {
        message.removeHeaders("*");
        message.setHeader(Queues.REQUEST_ID, id);
        if (takenSince != null) {
            message.setHeader(TAKEN_SINCE, takenSince.toEpochMilli());
        }
        message.setBody(text);
    }

    static Job of(Exchange exchange) {
        return exchange.getProperty(PROPERTY, Job.class);
    }

    /** An id is the name of a file, and comes from outside. */
    private static String id(Message message) {
        String id = message.getHeader(Queues.REQUEST_ID, String.class);
        if (id == null) {
            id = message.getHeader("JMSMessageID", "", String.class).replaceFirst("^ID:", "");
        }
        return PLAIN.matcher(id).matches()
                ? id
                : UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** A request that was delivered before was perhaps cut off in the middle of its submit. */
    private static Instant takenSince(Message message, String queue) {
        Long since = message.getHeader(TAKEN_SINCE, Long.class);
        boolean cutOff = message.getHeader("JMSRedelivered", false, Boolean.class);
        if (since == null && (cutOff || queue.equals(Queues.HANDLES))) {
            since = message.getHeader("JMSTimestamp", 0L, Long.class);
        }
        return since == null ? null : Instant.ofEpochMilli(since);
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
