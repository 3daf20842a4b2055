package io.github.camelseedream.http;

import io.github.camelseedream.SeedreamConfiguration;
import io.github.camelseedream.provider.spec.ProviderProfile;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The key for a provider, and where it was set. Stays in the face.
 *
 * @param source the option or environment variable, e.g. {@code option apiKey}
 * @param value the key itself
 */
public record ProviderKey(String source, String value) {

    private static final Pattern SCHEME =
            Pattern.compile("(?i)(Authorization\\s*:|x-api-key\\s*:|Bearer\\s|Token\\s|Basic\\s)");

    /**
     * The first that is set: the endpoint's own, the one for the provider's name, the environment.
     *
     * @param own whether the option apiKey is for this provider
     */
    static Optional<ProviderKey> find(
            SeedreamConfiguration configuration, ProviderProfile profile, boolean own) {
        return Stream.of(
                        new ProviderKey("option apiKey", own ? configuration.getApiKey() : null),
                        new ProviderKey(
                                "option apiKeys." + profile.name(),
                                configuration.getApiKeys().get(profile.name())),
                        new ProviderKey(
                                "environment variable " + profile.keyVariable(),
                                System.getenv(profile.keyVariable())))
                .filter(key -> key.value() != null && !key.value().isBlank())
                .findFirst()
                // a key out of a file ends with a line break
                .map(key -> new ProviderKey(key.source(), key.value().strip()));
    }

    /**
     * This key, where it can be sent as it is.
     *
     * @throws IllegalArgumentException if not; the message shows none of it
     */
    ProviderKey sendable() {
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
