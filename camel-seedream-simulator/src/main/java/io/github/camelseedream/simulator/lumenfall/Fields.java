package io.github.camelseedream.simulator.lumenfall;

import java.util.Optional;

/** The fields of a request, whichever way they are written. */
interface Fields {

    Optional<String> text(String name);

    Optional<Long> integer(String name);

    Optional<Boolean> flag(String name);
}
