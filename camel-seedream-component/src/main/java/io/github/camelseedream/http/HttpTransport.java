package io.github.camelseedream.http;

import java.net.URI;

/**
 * Sends calls to one provider with one key. The calling thread does the work and waits; it is a
 * worker of the component, a virtual thread where Camel has them on, or the route's own thread for
 * a synchronous endpoint. Safe for use by several threads.
 *
 * @hidden
 */
public interface HttpTransport {

    /**
     * Sends a call once; nothing is repeated here, and no redirect is followed.
     *
     * @param call what to send
     * @param deadline when to give up; a call under way is aborted, its connection dropped
     * @return the reply with its body still on the wire; the caller closes it
     * @throws SendException if no reply came; it tells whether the call may have arrived
     */
    HttpReply send(HttpCall call, Deadline deadline) throws SendException;

    /** Where a call is sent to; a link in its reply may be relative to that. */
    URI uri(HttpCall call);

    /**
     * A text of the provider without the key and the values of the further headers, which it may
     * echo. Null stays null.
     */
    String withoutKey(String text);
}
