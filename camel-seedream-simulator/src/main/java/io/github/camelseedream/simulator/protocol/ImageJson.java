package io.github.camelseedream.simulator.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.simulator.fault.FaultEffects;
import io.github.camelseedream.simulator.http.JsonTemplate;
import io.github.camelseedream.simulator.image.ImageSpec;
import io.github.camelseedream.simulator.media.PublishedImages;
import io.github.camelseedream.simulator.payload.Base64Payload;
import io.github.camelseedream.simulator.payload.Payload;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * JSON with images in it: addresses, or base64 that is written while it is sent. Not threadsafe;
 * one per answer or event.
 */
public final class ImageJson {

    private final JsonTemplate template = new JsonTemplate();
    private final PublishedImages published;
    private final FaultEffects effects;
    private final String mediaBase;

    /** Addresses of images start with {@code mediaBase}. */
    public ImageJson(PublishedImages published, FaultEffects effects, String mediaBase) {
        this.published = published;
        this.effects = effects;
        this.mediaBase = mediaBase;
    }

    /** The address of the image, good for the usual time. */
    public String url(ImageSpec spec) {
        return mediaBase + published.publish(spec, effects);
    }

    /** The address of the image, good until then. */
    public String url(ImageSpec spec, Instant expiresAt) {
        return mediaBase + published.publish(spec, effects, expiresAt);
    }

    /** A text to put into the tree in place of the image's base64, in the order of the tree. */
    public String base64(ImageSpec spec) {
        return template.slot(new Base64Payload(published.inline(spec, effects), effects.base64()));
    }

    /** The same for a small and unfinished form of the image, which does not count as one. */
    public String preview(ImageSpec spec) {
        return template.slot(new Base64Payload(published.file(spec.preview()), effects.base64()));
    }

    /** The whole as text. */
    public Payload render(JsonNode tree) {
        return template.render(tree.toString());
    }

    /** The whole as text, its layout changed. */
    Payload render(JsonNode tree, UnaryOperator<String> layout) {
        return template.render(layout.apply(tree.toString()));
    }
}
