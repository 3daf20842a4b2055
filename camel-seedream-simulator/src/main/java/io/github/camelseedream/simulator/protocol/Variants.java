package io.github.camelseedream.simulator.protocol;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a provider's own documents disagree, or leave something open: each point has a name and
 * some values, of which the first is the usual one. Threadsafe.
 */
public final class Variants {

    /** For a provider whose documents agree. */
    public static final Variants NONE = new Variants(Map.of());

    private final Map<String, List<String>> values;
    private final Map<String, String> chosen = new LinkedHashMap<>();

    /** Points by name, with the values each may have. */
    public Variants(Map<String, List<String>> values) {
        this.values = Map.copyOf(values);
        reset();
    }

    /** Whether this point has this value now. */
    public synchronized boolean is(String name, String value) {
        return chosen.get(name).equals(value);
    }

    /**
     * Chooses another value.
     *
     * @throws IllegalArgumentException if there is no such point or value, naming those there are
     */
    public synchronized void choose(String name, String value) {
        if (!values.containsKey(name)) {
            throw new IllegalArgumentException(
                    "No variant '" + name + "'; there are " + values.keySet());
        }
        if (!values.get(name).contains(value)) {
            throw new IllegalArgumentException(
                    "The variant '" + name + "' cannot be '" + value + "' but " + values.get(name));
        }
        chosen.put(name, value);
    }

    /** The value of each point now. */
    public synchronized Map<String, String> chosen() {
        return Map.copyOf(chosen);
    }

    /** Makes all as usual. */
    public synchronized void reset() {
        values.forEach((name, all) -> chosen.put(name, all.get(0)));
    }
}
