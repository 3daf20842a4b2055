package io.github.camelseedream.example.durable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Gives a file of the inbox its place on the broker. */
final class Inbox {

    /** The ending of a file that holds a handle. */
    static final String TASK = ".task.json";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    /** The names of files that are taken. */
    static final String NAMES = "(?i).*\\.(txt|json)";

    private static final int DIGEST_LENGTH = 8;

    private Inbox() {}

    /** Files that wait to be taken. */
    static long waiting(Path inbox) throws IOException {
        return list(inbox, name -> name.matches(NAMES)).size();
    }

    /** The names of files that nobody takes. */
    static List<String> leftAlone(Path inbox) throws IOException {
        return list(inbox, name -> !name.matches(NAMES));
    }

    private static List<String> list(Path inbox, Predicate<String> wanted) throws IOException {
        try (Stream<Path> files = Files.list(inbox)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .filter(wanted)
                    .sorted()
                    .toList();
        }
    }

    static void address(Exchange exchange) {
        Message message = exchange.getMessage();
        String name = message.getHeader(Exchange.FILE_NAME_ONLY, String.class);
        boolean isHandle = name.toLowerCase(Locale.ROOT).endsWith(TASK);
        exchange.setProperty(BrokerRoutes.QUEUE, isHandle ? Queues.HANDLES : Queues.REQUESTS);
        // killed before the file is moved, it is sent again: the same id, and so the same request
        message.setHeader(
                Queues.REQUEST_ID,
                isHandle
                        ? name.substring(0, name.length() - TASK.length())
                        : id(name, message.getHeader(Exchange.FILE_LAST_MODIFIED, Long.class)));
    }

    /**
     * The same for the same file, another one for a new file of that name. The whole name is in it,
     * so that files that differ in their extensions only are two requests; what is replaced in it
     * leaves a digest behind.
     */
    static String id(String name, long lastModified) {
        String plain = name.replaceAll("[^A-Za-z0-9._-]+", "-");
        String digest = plain.equals(name) ? "" : "." + digest(name);
        return plain + digest + "." + TIME.format(Instant.ofEpochMilli(lastModified));
    }

    private static String digest(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8))
                .toString()
                .substring(0, DIGEST_LENGTH);
    }
}
