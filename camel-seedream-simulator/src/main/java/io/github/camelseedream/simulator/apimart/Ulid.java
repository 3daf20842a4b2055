package io.github.camelseedream.simulator.apimart;

import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;

/** Ids that sort by their time: 10 letters of it in milliseconds, then 16 random ones. */
final class Ulid {

    private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int BITS = 5;

    private Ulid() {}

    static String at(Instant time) {
        StringBuilder id = new StringBuilder();
        for (int letter = 9; letter >= 0; letter--) {
            id.append(letter(time.toEpochMilli() >> (letter * BITS)));
        }
        for (int letter = 0; letter < 16; letter++) {
            id.append(letter(ThreadLocalRandom.current().nextLong()));
        }
        return id.toString();
    }

    private static char letter(long bits) {
        return CROCKFORD.charAt((int) (bits & 31));
    }
}
