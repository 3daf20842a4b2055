package io.github.camelseedream.example.watch;

import io.github.camelseedream.example.shared.Terminal;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.apache.camel.BatchConsumer;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;

/**
 * What Camel's file component is to take out of the inbox: whole inputs, and as many as may be
 * worked on at once, so that a crash leaves few in {@code working}. A read lock of Camel's is about
 * one file and holds up the poll; an image and its text are two.
 */
final class Inbox extends DefaultPollingConsumerPollStrategy implements GenericFileFilter<File> {

    private final Path inbox;
    private final Path place;
    private final Duration quiet;
    private final Terminal terminal;
    private final Leftovers leftovers;
    private final Runnable whenEmpty;
    private final Set<Path> told = new HashSet<>();

    /** The names of the inputs in {@code working}: another one of the same name waits. */
    private final Set<String> taken = ConcurrentHashMap.newKeySet();

    /** Where Camel keeps account of the files that are worked on. */
    private final MemoryIdempotentRepository underWay = new MemoryIdempotentRepository();

    private int maxUnderWay = 1;

    /**
     * @param place where the inputs are moved to that are worked on
     * @param quiet how long a file must be unchanged
     * @param whenEmpty called after each poll when there is nothing left to do
     */
    Inbox(
            Path inbox,
            Path place,
            Duration quiet,
            Terminal terminal,
            Leftovers leftovers,
            Runnable whenEmpty) {
        this.inbox = inbox;
        this.place = place;
        this.quiet = quiet;
        this.terminal = terminal;
        this.leftovers = leftovers;
        this.whenEmpty = whenEmpty;
        leftovers.sent().forEach(input -> taken.add(Folders.name(input)));
    }

    MemoryIdempotentRepository underWay() {
        return underWay;
    }

    void setMaxUnderWay(int inputs) {
        maxUnderWay = inputs;
    }

    @Override
    public boolean accept(GenericFile<File> candidate) {
        Path file = candidate.getFile().toPath();
        switch (InputKind.of(file)) {
            case IMAGE -> sayIfAlone(file, InputKind.textOf(file), "text that says how to edit it");
            case EDIT_TEXT -> sayIfAlone(file, InputKind.imageOf(file), "image to edit");
            default -> {
                // whole by itself
            }
        }
        return isInput(file)
                && isQuiet(file)
                && (!isImage(file) || isQuiet(InputKind.textOf(file)));
    }

    private void sayIfAlone(Path file, Path partner, String what) {
        if (!Files.exists(partner) && isQuiet(file) && told.add(file)) {
            terminal.say(
                    "%s waits for %s, the %s"
                            .formatted(
                                    Terminal.name(file.getFileName()),
                                    Terminal.name(partner.getFileName()),
                                    what));
        }
    }

    /** Whether a file will be taken, now or as soon as it is quiet. */
    private boolean isInput(Path file) {
        boolean whole =
                switch (InputKind.of(file)) {
                    case PROMPT, REQUEST -> isFile(file);
                    case IMAGE -> isFile(file) && isFile(InputKind.textOf(file));
                    case EDIT_TEXT, OTHER -> false;
                };
        return whole && !taken.contains(Folders.name(file));
    }

    private static boolean isImage(Path file) {
        return InputKind.of(file) == InputKind.IMAGE;
    }

    /** A link may lead out of the inbox, and what is there would go to the provider. */
    private static boolean isFile(Path file) {
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
    }

    /** A time in the future, say of a camera whose clock is wrong, is no recent change either. */
    private boolean isQuiet(Path file) {
        long age = System.currentTimeMillis() - file.toFile().lastModified();
        return Math.abs(age) >= quiet.toMillis();
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        int free = maxUnderWay - underWay.getCacheSize();
        ((BatchConsumer) consumer).setMaxMessagesPerPoll(Math.max(free, 1));
        return free > 0;
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        // in this order: one of the leftovers is under way before it is none of them, and an input
        // that ended may have let another one of its name through
        if (polledMessages == 0
                && leftovers.isEmpty()
                && underWay.getCacheSize() == 0
                && waiting() == 0) {
            whenEmpty.run();
        }
    }

    /** An input is taken: from now on it is a request. */
    void take(Exchange exchange) throws IOException {
        Path input = exchange.getMessage().getBody(File.class).toPath();
        exchange.setProperty(InputReader.INPUT, Folders.take(input, place));
        taken.add(Folders.name(input));
    }

    /** No more is done for an input in this run. */
    void release(Exchange exchange) {
        Path input = InputReader.input(exchange);
        if (Files.notExists(input)) {
            taken.remove(Folders.name(input));
        }
    }

    /** How many inputs are still to be taken. */
    long waiting() {
        try (Stream<Path> files = Files.list(inbox)) {
            return files.filter(this::isInput).count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
