package io.github.camelseedream.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;

/**
 * Reads base URLs as users write them, in the option {@code baseUrl}. Stateless.
 *
 * @hidden
 */
public final class BaseUrls {

    private BaseUrls() {}

    /**
     * The URL without a slash at the end.
     *
     * @throws IllegalArgumentException if the text is no base URL; the message shows no name,
     *     password or query of it
     */
    public static URI read(String text) {
        try {
            URI url = new URI(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
            boolean http = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
            if (http
                    && url.getHost() != null
                    && url.getUserInfo() == null
                    && url.getQuery() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            // told below
        }
        throw new IllegalArgumentException(
                "option baseUrl '"
                        + withoutSecrets(text)
                        + "' is no base URL. Accepted: http or https, a host, perhaps a port and a"
                        + " path; no user name, which headers are for, and no query");
    }

    /** Also of a text that is no URL: without a name and password, a query and a fragment. */
    private static String withoutSecrets(String text) {
        return text.replaceAll("(?s)[?#].*", "").replaceAll("[^/]*@", "");
    }

    /**
     * Whether this is the address of the provider's own, however it is written; one that has none
     * of its own has an empty one.
     */
    public static boolean same(URI baseUrl, URI own) {
        return !own.toString().isEmpty()
                && read(baseUrl.toString().replace(":443", "")).equals(read(own.toString()));
    }

    /** Whether the provider itself is on this machine or in a private network. */
    public static boolean isPrivate(URI baseUrl) {
        try {
            return !AddressPolicy.isPublic(InetAddress.getByName(baseUrl.getHost()));
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
