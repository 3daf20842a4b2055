package io.github.camelseedream;

import java.util.Optional;

/** Whether the modules of Camel on the class path belong together. */
final class CamelVersions {

    private CamelVersions() {}

    /**
     * What to log where they do not; empty also where a version is not known.
     *
     * @param context the version of the Camel context, or null
     * @param http the version of camel-http, or null
     */
    static Optional<String> problem(String context, String http) {
        if (context == null || http == null || context.equals(http)) {
            return Optional.empty();
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
}
