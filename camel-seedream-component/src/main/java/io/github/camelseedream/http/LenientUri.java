package io.github.camelseedream.http;

import io.github.camelseedream.request.UrlText;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes URIs of text as it is met in the wild. What RFC 3986 does not allow (spaces, braces,
 * letters beyond ASCII, a lone percent sign) is percent-encoded, all else stays byte for byte, so
 * that a presigned URL keeps its signature and nothing is left that Camel would resolve as a
 * placeholder. Stateless.
 *
 * @hidden
 */
public final class LenientUri {

    private static final String ALLOWED = "-._~!$&'()*+,;=:@/?";
    private static final String HEX = "0123456789ABCDEF";

    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*:");
    private static final Pattern PORT = Pattern.compile(":([^:@\\]]*)$");
    private static final int MAX_PORT = 65_535;

    private LenientUri() {}

    /**
     * Reads an absolute URL; a fragment is dropped.
     *
     * @throws URISyntaxException if it is none; the message does not show the query
     */
    public static URI parse(String text) throws URISyntaxException {
        int fragment = text.indexOf('#');
        String url = (fragment < 0 ? text : text.substring(0, fragment)).strip();
        Matcher scheme = SCHEME.matcher(url);
        if (!scheme.lookingAt() || !url.startsWith("//", scheme.end())) {
            throw new URISyntaxException(UrlText.withoutQuery(url), "not an absolute URL");
        }
        int path = firstOf(url, "/?", scheme.end() + 2);
        try {
            return withPossiblePort(new URI(url.substring(0, path) + encode(url.substring(path))));
        } catch (URISyntaxException e) {
            throw new URISyntaxException(UrlText.withoutQuery(url), e.getReason());
        }
    }

    /** The JDK takes any number for a port, and what is no number for a part of the name. */
    private static URI withPossiblePort(URI uri) throws URISyntaxException {
        if (uri.getRawAuthority() == null) {
            throw new URISyntaxException("", "no host");
        }
        Matcher port = PORT.matcher(uri.getRawAuthority());
        if (port.find() && !port.group(1).isEmpty() && !isPort(port.group(1))) {
            throw new URISyntaxException("", "the port is no number from 0 to " + MAX_PORT);
        }
        return uri;
    }

    private static boolean isPort(String text) {
        return text.matches("0*\\d{1,5}") && Integer.parseInt(text) <= MAX_PORT;
    }

    /**
     * A path below a base URL. The result is always on the base's host.
     *
     * @param path relative, may climb with {@code ../} and carry a query
     * @throws IllegalArgumentException if it climbs above the root
     */
    public static URI below(URI base, String path) {
        String root = base.toString();
        String joined = (root.endsWith("/") ? root : root + "/") + encode(path);
        URI uri = URI.create(joined);
        if (!uri.getRawPath().contains("..")) {
            return uri;
        }
        URI normal = uri.normalize();
        if (normal.getRawPath().startsWith("/..")) {
            throw new IllegalArgumentException(
                    "the path " + UrlText.withoutQuery(path) + " climbs above " + root);
        }
        return normal;
    }

    /**
     * Where a reference leads to (RFC 3986, 5.2), such as a Location header or the link of a reply.
     *
     * @param base the URL of what the reference stood in
     * @param reference absolute, or relative to the base
     */
    public static URI resolve(URI base, String reference) throws URISyntaxException {
        String target = reference.substring(0, firstOf(reference, "#", 0)).strip();
        if (target.startsWith("//")) {
            return parse(base.getScheme() + ":" + target);
        }
        if (SCHEME.matcher(target).lookingAt()) {
            return parse(target);
        }
        if (target.isEmpty()) {
            return base;
        }
        String whole = base.toString();
        String before = whole.substring(0, firstOf(whole, "?", 0));
        // two cases that the JDK's resolve() gets wrong
        if (target.startsWith("?")) {
            return parse(before + target);
        }
        URI from = base.getRawPath().isEmpty() ? URI.create(before + "/") : base;
        return from.resolve(new URI(encode(target)));
    }

    private static int firstOf(String text, String chars, int from) {
        for (int i = from; i < text.length(); i++) {
            if (chars.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }

    private static String encode(String text) {
        StringBuilder encoded = null;
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            int next = i + Character.charCount(c);
            if (isAllowed(text, i, c)) {
                if (encoded != null) {
                    encoded.append((char) c);
                }
            } else {
                if (encoded == null) {
                    encoded = new StringBuilder(text.length() + 16).append(text, 0, i);
                }
                for (byte b : text.substring(i, next).getBytes(StandardCharsets.UTF_8)) {
                    encoded.append('%')
                            .append(HEX.charAt((b >> 4) & 15))
                            .append(HEX.charAt(b & 15));
                }
            }
            i = next;
        }
        return encoded == null ? text : encoded.toString();
    }

    private static boolean isAllowed(String text, int at, int c) {
        if (c == '%') {
            return at + 2 < text.length()
                    && Character.digit(text.charAt(at + 1), 16) >= 0
                    && Character.digit(text.charAt(at + 2), 16) >= 0;
        }
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || ALLOWED.indexOf(c) >= 0;
    }
}
