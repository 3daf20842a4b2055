package io.github.camelseedream.simulator.uniall;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.simulator.media.Reference;
import io.github.camelseedream.simulator.media.ReferenceInspection;
import io.github.camelseedream.simulator.media.ReferenceInspector;
import io.github.camelseedream.simulator.protocol.Refusal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The reference images of a request: four fields, each in its own shapes, and addresses only. */
final class References {

    /** A field, and the keys under which an object in it may hold the address. */
    private record Field(String name, boolean isAlwaysList, Set<String> keys) {}

    private static final List<Field> FIELDS =
            List.of(
                    new Field("image", false, Set.of()),
                    new Field("image_url", false, Set.of("url")),
                    new Field("image_urls", true, Set.of()),
                    new Field("images", true, Set.of("url", "image_url")));

    private final ReferenceInspector reader;

    References(ReferenceInspector reader) {
        this.reader = reader;
    }

    /**
     * Their digests, empty for those elsewhere; images on this machine are looked at, the simulator
     * being known at this origin.
     */
    List<String> of(JsonNode body, String origin) {
        List<String> addresses = new ArrayList<>();
        for (Field field : FIELDS) {
            JsonNode value = body.path(field.name());
            if (value.isArray()) {
                value.forEach(element -> addresses.add(address(field, element)));
            } else if (!value.isMissingNode() && !value.isNull()) {
                if (field.isAlwaysList()) {
                    throw UniAllError.invalid(field.name() + " must be an array");
                }
                addresses.add(address(field, value));
            }
        }
        List<URI> urls = addresses.stream().map(References::url).toList();
        List<ReferenceInspection> inspections = reader.inspect(urls, origin).join();
        for (int i = 0; i < inspections.size(); i++) {
            if (!inspections.get(i).isImage()) {
                throw wrong(addresses.get(i), "there is no image to download");
            }
        }
        return inspections.stream().map(ReferenceInspection::digest).toList();
    }

    private static String address(Field field, JsonNode value) {
        JsonNode text = value;
        if (value.isObject()) {
            text =
                    field.keys().stream()
                            .map(value::path)
                            .filter(JsonNode::isTextual)
                            .findFirst()
                            .orElse(value);
        }
        if (!text.isTextual()) {
            throw UniAllError.invalid(
                    field.name() + " holds something that is not a URL of an image");
        }
        return text.textValue();
    }

    private static URI url(String address) {
        return Reference.Remote.of(address)
                .map(Reference.Remote::url)
                .orElseThrow(() -> wrong(address, "it is no http or https URL"));
    }

    private static Refusal wrong(String address, String reason) {
        String shown = address.length() > 80 ? address.substring(0, 80) + "..." : address;
        return UniAllError.invalid("Invalid reference image " + shown + ": " + reason);
    }
}
