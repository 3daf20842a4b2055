package io.github.camelseedream.simulator.ark;

import java.util.Locale;

/** Who offers the API. */
public enum ArkBrand {
    MODELARK,
    VOLCENGINE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
