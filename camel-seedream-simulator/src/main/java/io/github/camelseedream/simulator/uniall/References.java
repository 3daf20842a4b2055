package io.github.camelseedream.simulator.uniall;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.simulator.media.NearbyPictures;
import io.github.camelseedream.simulator.picture.PictureHead;
import java.io.IOException;
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

    private final NearbyPictures nearby;

    References(NearbyPictures nearby) {
        this.nearby = nearby;
    }

    List<String> of(JsonNode body) {
        List<String> addresses = new ArrayList<>();
        for (Field field : FIELDS) {
            JsonNode value = body.path(field.name());
            if (value.isArray()) {
                value.forEach(element -> addresses.add(address(field, element)));
            } else if (!value.isMissingNode() && !value.isNull()) {
                if (field.isAlwaysList()) {
                    throw UniAllRefusal.invalid(field.name() + " must be an array");
                }
                addresses.add(address(field, value));
            }
        }
        addresses.forEach(this::look);
        return addresses;
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
            throw UniAllRefusal.invalid(
                    field.name() + " holds something that is not a URL of an image");
        }
        return text.textValue();
    }

    /** Pictures elsewhere are taken unseen: the simulator calls nobody. */
    private void look(String address) {
        try {
            URI uri = URI.create(address);
            boolean isWeb = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (!isWeb || uri.getHost() == null) {
                throw wrong(address, "only http and https URLs are supported");
            }
            if (nearby.look(uri).filter(file -> PictureHead.format(file).isEmpty()).isPresent()) {
                throw wrong(address, "it is not an image");
            }
        } catch (IllegalArgumentException e) {
            throw wrong(address, "it is not a URL");
        } catch (IOException e) {
            throw wrong(address, "it cannot be downloaded");
        }
    }

    private static UniAllRefusal wrong(String address, String reason) {
        String shown = address.length() > 80 ? address.substring(0, 80) + "..." : address;
        return UniAllRefusal.invalid("Invalid reference image " + shown + ": " + reason);
    }
}
