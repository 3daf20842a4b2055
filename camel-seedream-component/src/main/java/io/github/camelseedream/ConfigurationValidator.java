package io.github.camelseedream;

import io.github.camelseedream.exchange.Suggestions;
import io.github.camelseedream.http.BaseUrls;
import io.github.camelseedream.http.HeaderText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What can be said about options before any message comes. A bad option fails the start of the
 * route.
 */
final class ConfigurationValidator {

    private static final Map<String, Function<SeedreamConfiguration, String>> CHOICES =
            Map.of(
                    "whenFull", SeedreamConfiguration::getWhenFull,
                    "resultMode", SeedreamConfiguration::getResultMode,
                    "unsupported", SeedreamConfiguration::getUnsupported,
                    "sizePolicy", SeedreamConfiguration::getSizePolicy,
                    "partialFailure", SeedreamConfiguration::getPartialFailure);

    private static final Map<String, List<String>> ACCEPTED =
            Map.of(
                    "whenFull", List.of("wait", "reject"),
                    "resultMode", List.of("image", "url", "result"),
                    "unsupported", List.of("refuse", "ignore"),
                    "sizePolicy", List.of("nearest", "strict"),
                    "partialFailure", List.of("deliver", "fail"));

    /** What all endpoints share: one spool, one HTTP client, one validator. */
    private static final List<String> OF_THE_COMPONENT =
            List.of(
                    "allowedAddressRanges",
                    "connectTimeout",
                    "httpClientConfigurer",
                    "httpComponent",
                    "maxConversions",
                    "maxImageBytes",
                    "proxyHost",
                    "proxyPort",
                    "spoolDirectory",
                    "spoolThreshold",
                    "sslContextParameters",
                    "userAgent",
                    "validator");

    private ConfigurationValidator() {}

    /** Whether an option is set for all endpoints only. */
    static boolean isOfTheComponent(String option) {
        return OF_THE_COMPONENT.contains(option);
    }

    /**
     * @throws IllegalArgumentException if an endpoint sets what only the component can
     */
    static void refuseComponentOptions(Set<String> options) {
        List<String> misplaced = OF_THE_COMPONENT.stream().filter(options::contains).toList();
        if (!misplaced.isEmpty()) {
            throw new IllegalArgumentException(
                    "seedream: "
                            + String.join(", ", misplaced)
                            + " cannot be set on an endpoint, since all endpoints share it. Set"
                            + " camel.component.seedream."
                            + misplaced.get(0)
                            + ", or use a second component instance");
        }
    }

    private static void header(String name, String value, List<String> problems) {
        HeaderText.unsendable(value.replaceAll("[ \t]", ""))
                .ifPresent(
                        character ->
                                problems.add(
                                        "option header."
                                                + name
                                                + " has "
                                                + character
                                                + ", which cannot be sent. Accepted: ASCII"
                                                + " characters"));
    }

    /**
     * @throws IllegalArgumentException if there are options that nobody knows
     */
    static void refuseUnknown(Set<String> options, Collection<String> known) {
        if (!options.isEmpty()) {
            throw refusal(
                    options.stream()
                            .map(
                                    option ->
                                            "option "
                                                    + option
                                                    + " is not known. "
                                                    + Suggestions.question("", option, known))
                            .map(String::trim)
                            .toList());
        }
    }

    /**
     * @param known problems that were found elsewhere
     * @throws IllegalArgumentException with all that is wrong
     */
    static void check(SeedreamConfiguration configuration, List<String> known) {
        List<String> problems = new ArrayList<>(known);
        CHOICES.forEach(
                (option, value) -> {
                    if (!ACCEPTED.get(option).contains(value.apply(configuration))) {
                        problems.add(
                                "option "
                                        + option
                                        + " '"
                                        + value.apply(configuration)
                                        + "' is not known. Accepted: "
                                        + String.join(", ", ACCEPTED.get(option)));
                    }
                });
        configuration.getHeaders().forEach((name, value) -> header(name, value, problems));
        if (configuration.getTimeout() <= 0) {
            problems.add("option timeout must be above 0");
        }
        if (configuration.getPollDelay() <= 0) {
            problems.add("option pollDelay must be above 0");
        }
        if (configuration.getMaxConcurrentCalls() <= 0) {
            problems.add("option maxConcurrentCalls must be above 0");
        }
        if (configuration.getMaxConversions() <= 0) {
            problems.add("option maxConversions must be above 0");
        }
        if (configuration.getBaseUrl() != null) {
            try {
                BaseUrls.read(configuration.getBaseUrl());
            } catch (IllegalArgumentException e) {
                problems.add(e.getMessage());
            }
        }
        if (!problems.isEmpty()) {
            throw refusal(problems);
        }
    }

    /**
     * @throws IllegalArgumentException if the limit of an endpoint is above the component's, whose
     *     threads and connections it shares
     */
    static void checkCallLimit(SeedreamConfiguration endpoint, SeedreamConfiguration component) {
        if (endpoint.getMaxConcurrentCalls() > component.getMaxConcurrentCalls()) {
            throw new IllegalArgumentException(
                    "seedream: maxConcurrentCalls "
                            + endpoint.getMaxConcurrentCalls()
                            + " of an endpoint is above the component's "
                            + component.getMaxConcurrentCalls()
                            + ". Raise camel.component.seedream.maxConcurrentCalls");
        }
    }

    /** One problem in a sentence, several on a line each. */
    private static IllegalArgumentException refusal(List<String> problems) {
        return new IllegalArgumentException(
                problems.size() == 1
                        ? "seedream: " + problems.get(0)
                        : problems.stream()
                                .sorted()
                                .collect(Collectors.joining("\n  - ", "seedream:\n  - ", "")));
    }
}
