package io.github.camelseedream.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.WebhookRejectedException;
import io.github.camelseedream.http.Auth;
import io.github.camelseedream.provider.TaskEvent;
import io.github.camelseedream.provider.WebhookProvider;
import io.github.camelseedream.provider.wire.Json;
import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.ImageStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.camel.Message;

/**
 * Reads what came as a delivery of a provider. Anybody may have sent it: it is bounded before it is
 * hashed, and hashed before it is parsed.
 */
final class WebhookReader {

    /** In bytes; a delivery has some hundred. */
    static final int LONGEST = 1 << 20;

    private final WebhookProvider provider;
    private final List<Auth> keys;
    private final PublishedKeys publishedKeys;
    private final ImageStore store;

    /**
     * @param keys those that a delivery may be signed with
     * @param publishedKeys the provider's own
     */
    WebhookReader(
            WebhookProvider provider,
            List<Auth> keys,
            PublishedKeys publishedKeys,
            ImageStore store) {
        this.provider = provider;
        this.keys = keys;
        this.publishedKeys = publishedKeys;
        this.store = store;
    }

    /**
     * What the message tells of a task. It is to be believed only where it {@link #isSigned}.
     *
     * @throws WebhookRejectedException if it is too long, not signed by the provider, or none of
     *     its deliveries
     */
    TaskEvent read(Message message) {
        UnaryOperator<String> header =
                name -> Objects.toString(message.getHeader(name, String.class), "");
        byte[] body;
        try {
            body = body(message);
        } catch (IOException e) {
            throw refused("it could not be read: " + e.getMessage());
        }
        if (body.length > LONGEST) {
            throw refused("it is longer than " + LONGEST + " bytes");
        }
        try {
            switch (provider.trust()) {
                case SIGNED -> checkSignature(body, provider.signature(header));
                case SIGNED_WITH_SECRET -> checkSecret(body, header);
                case SIGNED_WITH_PUBLISHED_KEY -> checkPublishedKey(body, header);
                case VERIFY_BY_POLLING -> {}
            }
            JsonNode json = Json.read(new ByteArrayInputStream(body), store);
            return provider.readWebhook(json, header);
        } catch (IOException | IllegalArgumentException e) {
            throw refused(e.getMessage());
        } catch (SeedreamException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            throw refused("the provider's adapter could not read it: " + e);
        }
    }

    /** Whether what is read was signed, and so is to be believed. */
    boolean isSigned() {
        return switch (provider.trust()) {
            case SIGNED, SIGNED_WITH_PUBLISHED_KEY -> true;
            case SIGNED_WITH_SECRET -> !secrets().isEmpty();
            case VERIFY_BY_POLLING -> false;
        };
    }

    private List<Auth> secrets() {
        return keys.stream().filter(Auth::isWebhookSecret).toList();
    }

    private void checkSecret(byte[] body, UnaryOperator<String> header) {
        if (isSigned()) {
            StandardWebhooks.check(body, header, secrets(), Instant.now());
        }
    }

    private void checkPublishedKey(byte[] body, UnaryOperator<String> header) {
        String signature = provider.signature(header);
        requireSignature(signature);
        StandardWebhooks.checkTime(provider.signedAt(header), Instant.now());
        boolean isSigned =
                publishedKeys.haveSigned(
                        provider.signedContent(body, header), bytes(signature), provider);
        if (!isSigned) {
            throw refused(
                    "it is signed with none of the keys that the provider publishes. Check that the"
                            + " body is as it came, byte for byte");
        }
    }

    private byte[] bytes(String signature) {
        try {
            return HexFormat.of().parseHex(signature);
        } catch (IllegalArgumentException e) {
            throw refused("its signature is no hexadecimal text");
        }
    }

    private void requireSignature(String signature) {
        if (signature.isEmpty()) {
            throw refused(
                    "it has no signature. Check that the headers it came with reach"
                            + " seedream:webhook");
        }
    }

    private void checkSignature(byte[] body, String signature) {
        requireSignature(signature);
        if (keys.stream().noneMatch(key -> key.hasSigned(body, signature))) {
            throw refused(
                    "it is signed with none of the "
                            + keys.size()
                            + " known keys. Check that the key that submitted the task is in the"
                            + " option apiKey or webhookApiKeys, and that the body is as it came,"
                            + " byte for byte");
        }
    }

    /** At most one byte more than is allowed. */
    private byte[] body(Message message) throws IOException {
        Object body = message.getBody();
        if (body instanceof byte[] bytes) {
            return bytes;
        }
        if (body instanceof String text) {
            return text.substring(0, Math.min(text.length(), LONGEST + 1))
                    .getBytes(StandardCharsets.UTF_8);
        }
        try (InputStream stream = message.getBody(InputStream.class)) {
            if (stream == null) {
                throw refused(
                        "its body is "
                                + (body == null ? "empty" : "a " + body.getClass().getName())
                                + ". Accepted: its bytes as they came, as a stream, byte[] or"
                                + " String; nothing may unmarshal them first");
            }
            return stream.readNBytes(LONGEST + 1);
        }
    }

    private WebhookRejectedException refused(String why) {
        return new WebhookRejectedException(new CallContext(provider.spec().name(), "", ""), why);
    }
}
