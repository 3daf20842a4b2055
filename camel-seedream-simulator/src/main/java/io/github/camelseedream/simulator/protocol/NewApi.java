package io.github.camelseedream.simulator.protocol;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.UUID;

/**
 * Conventions of the relay new-api (https://github.com/QuantumNous/new-api, read 2026-11), which
 * several providers are built on.
 */
public final class NewApi {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssSSS").withZone(ZoneOffset.UTC);

    private NewApi() {}

    /**
     * The message of an error, with the id of the request behind it: the time, then any letters.
     */
    public static String signed(String message, Clock clock) {
        String letters = UUID.randomUUID().toString().substring(0, 8);
        return message + " (request id: " + TIME.format(clock.instant()) + letters + ")";
    }
}
