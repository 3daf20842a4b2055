package io.github.camelseedream.example.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Lets through who has one of the keys. How long it takes tells nothing about them: digests of one
 * length are compared, all of them each time. Safe for use by several threads.
 */
final class BearerKeys implements Processor {

    private static final String SCHEME = "Bearer ";

    private final List<byte[]> digests;

    BearerKeys(List<String> keys) {
        digests = keys.stream().map(BearerKeys::digest).toList();
    }

    @Override
    public void process(Exchange exchange) {
        String header = Calls.request(exchange).getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw refusal(
                    "You did not give an API key. Send it as the header Authorization: Bearer"
                            + " YOUR_KEY");
        }
        if (!isKnown(header.substring(SCHEME.length()).strip())) {
            throw refusal("The API key is not one of this gateway. Ask whoever runs it for one");
        }
    }

    private boolean isKnown(String key) {
        byte[] given = digest(key);
        boolean known = false;
        for (byte[] digest : digests) {
            known |= MessageDigest.isEqual(digest, given);
        }
        return known;
    }

    private static CallRefusedException refusal(String message) {
        return new CallRefusedException(401, "invalid_api_key", null, message);
    }

    private static byte[] digest(String key) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
