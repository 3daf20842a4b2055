package io.github.camelseedream.simulator.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.simulator.fault.EventStyle;
import io.github.camelseedream.simulator.fault.FaultEffects;
import io.github.camelseedream.simulator.fault.FaultKey;
import io.github.camelseedream.simulator.http.Reply;
import io.github.camelseedream.simulator.payload.EventStream;
import io.github.camelseedream.simulator.payload.EventStream.Event;
import io.github.camelseedream.simulator.payload.Payload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The server-sent events of an answer, written as the faults of the call say. Not threadsafe; one
 * per answer.
 */
public final class Events {

    private static final Payload DONE = Payload.text("data: [DONE]\n\n");

    private final List<Event> images = new ArrayList<>();
    private final List<Event> rest = new ArrayList<>();
    private final EventStyle style;
    private final FaultEffects effects;

    public Events(FaultEffects effects) {
        this.effects = effects;
        style = effects.get(FaultKey.EVENTS);
    }

    /** Whether they are to be written in this way. */
    public boolean isIn(EventStyle asked) {
        return style == asked;
    }

    /** One finished image, or its failure. */
    public void image(String name, JsonNode tree, ImageJson json) {
        images.add(event(name, json.render(tree, this::layout), true));
    }

    /** Something else that comes between the images. */
    public void between(String name, JsonNode tree, ImageJson json) {
        images.add(event(name, json.render(tree, this::layout), false));
    }

    /** Something that comes after all images. */
    public void end(String name, JsonNode tree) {
        rest.add(event(name, Payload.text(layout(tree.toString())), false));
    }

    /** The answer, closed with {@code [DONE]}. */
    public Reply reply() {
        if (isIn(EventStyle.REVERSED)) {
            Collections.reverse(images);
        }
        List<Event> all = new ArrayList<>(images);
        all.addAll(rest);
        all.add(new Event(DONE, false, pause()));
        all.set(0, new Event(all.get(0).text(), all.get(0).isImage(), Duration.ZERO));
        return Reply.of(200, "text/event-stream", new EventStream(all));
    }

    private Event event(String name, Payload json, boolean isImage) {
        String end = isIn(EventStyle.CR_LF) ? "\r\n" : "\n";
        String comment = isIn(EventStyle.COMMENTS) ? ": keep-alive" + end + end : "";
        Payload head = Payload.text(comment + "event: " + name + end + "data: ");
        Payload text = Payload.joined(List.of(head, json, Payload.text(end + end)));
        return new Event(text, isImage, pause());
    }

    private Duration pause() {
        return effects.get(FaultKey.EVENT_TIME);
    }

    /** No string in an event ends with a comma, so that none is broken. */
    private String layout(String json) {
        return isIn(EventStyle.DATA_LINES) ? json.replace(",\"", ",\ndata: \"") : json;
    }
}
