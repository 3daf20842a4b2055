package io.github.camelseedream.provider;

import com.fasterxml.jackson.databind.JsonNode;
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
        /** Anybody could have sent it, so the task is asked for again. */
        VERIFY_BY_POLLING
    }

    default Trust trust() {
        return Trust.VERIFY_BY_POLLING;
    }

    /**
     * The signature of a delivery, in hexadecimal without any prefix; an empty text where there is
     * none. Made over the raw body with HMAC-SHA256; the secret is the SHA-256 of the key, as bytes
     * or as hexadecimal text.
     *
     * @param header a header of the delivery, or an empty text
     */
    default String signature(UnaryOperator<String> header) {
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
