package io.github.camelseedream.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.simulator.payload.Payload;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * JSON whose big strings are streamed: each is a slot in the tree, and the rendered text is joined
 * around the payloads. Not threadsafe; make one per reply.
 */
public final class JsonTemplate {

    /** Unguessable, so that no prompt can be mistaken for a slot. */
    private final String marker = "slot-" + UUID.randomUUID();

    private final List<Payload> slots = new ArrayList<>();

    /** A string to put into the tree in place of the payload; slots appear in the order made. */
    public String slot(Payload payload) {
        slots.add(payload);
        return marker;
    }

    public Payload render(JsonNode tree) {
        return render(tree.toString());
    }

    /** The same for a tree that has been written already. */
    public Payload render(String json) {
        String[] texts = json.split(marker, -1);
        List<Payload> pieces = new ArrayList<>();
        for (int i = 0; i < texts.length; i++) {
            pieces.add(Payload.text(texts[i]));
            if (i < slots.size()) {
                pieces.add(slots.get(i));
            }
        }
        return Payload.joined(pieces);
    }
}
