package io.github.camelseedream.runtime;

import java.util.List;
import java.util.Optional;

/**
 * Whether the modules of Camel on the class path belong together, and are of a line that this
 * component was tested on. Stateless.
 *
 * @hidden
 */
public final class CamelVersions {

    /** The lines that each release is tested on; README.md has the versions and the day. */
    static final List<String> TESTED = List.of("4.18", "4.22");

    private CamelVersions() {}

    /**
     * What to log where they do not; empty also where a version is not known.
     *
     * @param context the version of the Camel context, or null
     * @param http the version of camel-http, or null
     */
    public static Optional<String> problem(String context, String http) {
        if (context == null || http == null) {
            return Optional.empty();
        }
        if (context.equals(http)) {
            return isTested(context) ? Optional.empty() : Optional.of(untested(context));
        }
        return Optional.of(
                "camel-http is of version "
                        + http
                        + " and the Camel context of version "
                        + context
                        + ". Import org.apache.camel:camel-bom:"
                        + context
                        + " into dependencyManagement, beside camel-spring-boot-bom where you have"
                        + " that, so that all modules of Camel have one version");
    }

    private static boolean isTested(String version) {
        return TESTED.stream().anyMatch(line -> version.startsWith(line + "."));
    }

    private static String untested(String version) {
        return "Camel "
                + version
                + " is of a line that camel-seedream was not tested on. It was on "
                + String.join(" and ", TESTED)
                + ", the newest of each: use one of them, or try what you need before you rely on"
                + " it";
    }
}
