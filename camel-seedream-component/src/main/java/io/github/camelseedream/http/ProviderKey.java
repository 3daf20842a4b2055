package io.github.camelseedream.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The key for a provider, and where it was set. Its {@code toString} does not show it. Immutable.
 *
 * @param source the option or environment variable, e.g. {@code option apiKey}
 * @param value the key itself
 * @hidden
 */
public record ProviderKey(String source, String value) {

    private static final Pattern SCHEME =
            Pattern.compile(
                    "(?i)(Authorization\\s*:|x-api-key\\s*:|Bearer\\s|Key\\s|Token\\s|Basic\\s)");

    /**
     * The first that is set: the endpoint's own, the one for the provider's name, the environment.
     *
     * @param apiKey the option apiKey, where it is for this provider; may be null
     * @param apiKeys the option apiKeys
     * @param provider the provider's name
     * @param variables the environment variables
     */
    public static Optional<ProviderKey> find(
            String apiKey, Map<String, String> apiKeys, String provider, List<String> variables) {
        Stream<ProviderKey> options =
                Stream.of(
                        new ProviderKey("option apiKey", apiKey),
                        new ProviderKey("option apiKeys." + provider, apiKeys.get(provider)));
        return Stream.concat(options, variables.stream().map(ProviderKey::ofEnvironment))
                .filter(key -> key.value() != null && !key.value().isBlank())
                .findFirst()
                // a key out of a file ends with a line break
                .map(key -> new ProviderKey(key.source(), key.value().strip()));
    }

    private static ProviderKey ofEnvironment(String variable) {
        return new ProviderKey("environment variable " + variable, System.getenv(variable));
    }

    /**
     * This key, where it can be sent as it is.
     *
     * @throws IllegalArgumentException if not; the message shows none of it
     */
    public ProviderKey sendable() {
        Matcher scheme = SCHEME.matcher(value);
        if (scheme.lookingAt()) {
            throw new IllegalArgumentException(
                    "has a key (%s) that begins with '%s'. Leave that out; it is added to the key"
                            .formatted(source, scheme.group().strip()));
        }
        Optional<String> character = HeaderText.unsendable(value);
        if (character.isPresent()) {
            throw new IllegalArgumentException(
                    "has a key ("
                            + source
                            + ") that cannot be sent: it has "
                            + character.get()
                            + ". Accepted: visible ASCII characters. Copy the key without that"
                            + " character");
        }
        return this;
    }

    @Override
    public String toString() {
        return "ProviderKey[" + source + "]";
    }
}
