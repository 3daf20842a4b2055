package io.github.camelseedream.provider;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.http.HttpCall;
import java.security.PublicKey;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A provider that reports its tasks to a URL of the user's. Pure, like every adapter. Safe for use
 * by several threads.
 */
public interface WebhookProvider extends TaskProvider {

    /** Why a delivery is believed. */
    enum Trust {
        /** It carries a signature made with the key. */
        SIGNED,
        /**
         * It carries a signature of Standard Webhooks, made with a secret of its own; where no such
         * secret is known here, the task is asked for again.
         */
        SIGNED_WITH_SECRET,
        /** It carries a signature made with one of the keys that the provider publishes. */
        SIGNED_WITH_PUBLISHED_KEY,
        /** Anybody could have sent it, so the task is asked for again. */
        VERIFY_BY_POLLING
    }

    default Trust trust() {
        return Trust.VERIFY_BY_POLLING;
    }

    /**
     * The signature of a delivery, in hexadecimal without any prefix; an empty text where there is
     * none. Of {@link Trust#SIGNED}: made over the raw body with HMAC-SHA256; the secret is the
     * SHA-256 of the key, as bytes or as hexadecimal text. Of {@link
     * Trust#SIGNED_WITH_PUBLISHED_KEY}: made over {@link #signedContent} with Ed25519.
     *
     * @param header a header of the delivery, or an empty text
     */
    default String signature(UnaryOperator<String> header) {
        return "";
    }

    /** The call for the keys of {@link Trust#SIGNED_WITH_PUBLISHED_KEY}; it costs nothing. */
    default HttpCall publishedKeys() {
        return HttpCall.get(".well-known/jwks.json");
    }

    /** The Ed25519 keys in a successful answer to {@link #publishedKeys}; empty without any. */
    default List<PublicKey> readKeys(Reply reply) {
        return List.of();
    }

    /** What a signature with one of these keys is made over. */
    default byte[] signedContent(byte[] body, UnaryOperator<String> header) {
        return body;
    }

    /** When it was made, in Unix seconds. */
    default String signedAt(UnaryOperator<String> header) {
        return "";
    }

    /**
     * What a delivery says.
     *
     * @param header a header of the delivery, or an empty text
     * @throws IllegalArgumentException if it is no delivery of this provider's, with the reason
     */
    TaskEvent readWebhook(JsonNode body, UnaryOperator<String> header);
}
