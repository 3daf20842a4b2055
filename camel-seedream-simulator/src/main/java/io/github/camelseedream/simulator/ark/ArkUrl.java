package io.github.camelseedream.simulator.ark;

import io.github.camelseedream.simulator.fault.FaultEffects;
import io.github.camelseedream.simulator.image.ImageSpec;
import io.github.camelseedream.simulator.protocol.ImageJson;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Addresses of the object store: good for a day, with a signature that nobody checks here. */
final class ArkUrl {

    private static final Duration LIFETIME = Duration.ofDays(1);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private ArkUrl() {}

    static String signed(ImageJson json, ImageSpec spec, Instant now, FaultEffects effects) {
        Instant expiresAt = effects.isExpired() ? now : now.plus(LIFETIME);
        String time = TIME.format(now);
        return json.url(spec, expiresAt)
                + "?X-Tos-Algorithm=TOS4-HMAC-SHA256&X-Tos-Credential=AKLTsimulated%2F"
                + time.substring(0, 8)
                + "%2Fap-southeast-1%2Ftos%2Frequest&X-Tos-Date="
                + time
                + "&X-Tos-Expires="
                + LIFETIME.toSeconds()
                + "&X-Tos-Signature="
                + "5eed".repeat(16)
                + "&X-Tos-SignedHeaders=host";
    }
}
