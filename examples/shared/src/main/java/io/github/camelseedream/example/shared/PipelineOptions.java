package io.github.camelseedream.example.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

/**
 * What a program was told on its command line that takes every option of the component as its own:
 * {@code -Dsize=2K}. Immutable.
 */
public class PipelineOptions extends ProgramOptions {

    private final Properties properties;
    private final List<String> names;
    private final List<String> prefixes;
    private final Map<String, String> component;
    private final Map<String, Object> shown;

    /**
     * @param defaults every option of the program's own, and its value where it is not given
     */
    protected PipelineOptions(Map<String, String> defaults, Properties properties) {
        super(defaults, properties, variable -> null);
        this.properties = properties;
        ComponentOptions known = new ComponentOptions();
        names = new ArrayList<>(new TreeSet<>(defaults.keySet()));
        names.addAll(known.names());
        prefixes = known.prefixes();
        component = known.given(properties);
        shown = known.shown(properties);
    }

    /**
     * Refuses options that are wrong. Those of the component are tried, so that a wrong one is told
     * once and not by every input.
     *
     * @param own what reads the options of the program's own
     * @throws IllegalArgumentException with all that is wrong, in words for the person at the
     *     terminal
     */
    protected final void refuseWrong(CommandLine typed, List<Runnable> own) {
        List<String> problems = new ArrayList<>();
        for (Runnable option : own) {
            try {
                option.run();
            } catch (IllegalArgumentException e) {
                problems.add(e.getMessage());
            }
        }
        problems.addAll(OptionCheck.problems(component));
        problems.addAll(typed.unknown(properties, names, prefixes));
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(
                    "Not started, nothing was sent:\n  - " + String.join("\n  - ", problems));
        }
    }

    /** The options of the component, as they go behind {@code camel.component.seedream.} */
    public final Map<String, String> component() {
        return component;
    }

    /** Those of them that are no secret, by the names that were typed. */
    public final Map<String, Object> shown() {
        return shown;
    }

    /**
     * Who makes the images.
     *
     * @param usual the provider where none is named
     * @param environment value of a variable, or null
     * @throws IllegalArgumentException in words for the person at the terminal
     */
    public final ProviderChoice provider(String usual, UnaryOperator<String> environment) {
        return ProviderChoice.of(component, usual, environment);
    }
}
