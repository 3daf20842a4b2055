package io.github.camelseedream.simulator.payload;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Server-sent events, which are sent one after the other, each as soon as its time has come. */
public record EventStream(List<Event> events) implements Payload {

    public EventStream {
        events = List.copyOf(events);
    }

    /**
     * One event.
     *
     * @param isImage whether an image, or its failure, comes with it
     * @param pause how long it comes after the one before it
     */
    public record Event(Payload text, boolean isImage, Duration pause) {}

    /** The same events, the making of all images together taking this long in addition. */
    public EventStream over(Duration work) {
        long images = Math.max(1, events.stream().filter(Event::isImage).count());
        return new EventStream(
                events.stream()
                        .map(event -> event.isImage() ? later(event, work, images) : event)
                        .toList());
    }

    /** The same events compressed as one file, which is done at once. */
    public EventStream compressed() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<Event> compressed = new ArrayList<>();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes, true)) {
            for (Event event : events) {
                event.text.open().transferTo(gzip);
                gzip.flush();
                if (compressed.size() == events.size() - 1) {
                    gzip.finish();
                }
                Payload piece = Payload.bytes(bytes.toByteArray());
                compressed.add(new Event(piece, event.isImage, event.pause));
                bytes.reset();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new EventStream(compressed);
    }

    @Override
    public long length() {
        return joined().length();
    }

    @Override
    public InputStream open() {
        return joined().open();
    }

    private Payload joined() {
        return Payload.joined(events.stream().map(Event::text).toList());
    }

    private static Event later(Event event, Duration work, long images) {
        return new Event(event.text, true, event.pause.plus(work.dividedBy(images)));
    }
}
