package io.github.camelseedream.example.gateway;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * The keys that clients may have. How long a check takes says nothing about them: digests of one
 * length are compared, all of them each time. Safe for use by several threads.
 */
final class ClientKeys {

    private static final String SCHEME = "Bearer ";

    private final List<byte[]> digests;

    ClientKeys(List<String> keys) {
        digests = keys.stream().map(ClientKeys::digest).toList();
    }

    /**
     * @param authorization the header of that name, or null
     * @throws OpenAiException unless it has one of the keys
     */
    void require(String authorization) {
        if (authorization == null
                || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw refusal(
                    "You did not give an API key. Send it as the header Authorization: Bearer"
                            + " YOUR_KEY");
        }
        if (!isKnown(authorization.substring(SCHEME.length()).strip())) {
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

    private static OpenAiException refusal(String message) {
        return new OpenAiException(ErrorCode.INVALID_API_KEY, null, message);
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
