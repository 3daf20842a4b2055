package io.github.camelseedream.simulator.apiframe;

import io.github.camelseedream.simulator.protocol.Variants;
import java.util.List;
import java.util.Map;

/** Where Apiframe's documents disagree; the first of each is what its newest document says. */
final class ApiframeVariants {

    /** The result of a job: an object with a list, or (older pages) one bare address. */
    static final String RESULT = "result";

    /** What signs a webhook: the 32 bytes of the key's SHA-256 (the SDK), or their hex as text. */
    static final String SECRET = "webhookSecret";

    /** The signature as {@code sha256=<hex>}, or the hex alone. */
    static final String SIGNATURE = "webhookSignature";

    /** The name of the event in a webhook's body; a comment in the SDK calls it type. */
    static final String EVENT = "webhookEvent";

    /** The status of a webhook that has arrived: the OpenAPI's word, or the samples'. */
    static final String ARRIVED = "webhookStatus";

    private ApiframeVariants() {}

    static Variants create() {
        return new Variants(
                Map.of(
                        RESULT, List.of("images", "string"),
                        SECRET, List.of("bytes", "hexText"),
                        SIGNATURE, List.of("prefixed", "bare"),
                        EVENT, List.of("event", "type"),
                        ARRIVED, List.of("delivered", "sent")));
    }
}
