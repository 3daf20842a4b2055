package io.github.camelseedream.http;

import java.net.URI;

/**
 * Calls URLs that somebody else wrote, without any key. No redirect is followed, and the addresses
 * a host resolves to are checked. Safe for use by several threads.
 *
 * @hidden
 */
@FunctionalInterface
public interface UrlFetcher {

    /**
     * Sends one call.
     *
     * @param method GET or PUT
     * @param uri an http or https URL
     * @param deadline when to give up; a call under way is aborted, its connection dropped
     * @return the reply with its body still on the wire; the caller closes it
     * @throws SendException if no reply came; its cause is a {@link RefusedAddressException} where
     *     the address is not allowed
     */
    HttpReply send(String method, URI uri, HttpBody body, Deadline deadline) throws SendException;

    /** Sends one GET. */
    default HttpReply get(URI uri, Deadline deadline) throws SendException {
        return send("GET", uri, HttpBody.NONE, deadline);
    }
}
