package io.github.camelseedream.http.camel;

import io.github.camelseedream.http.SendException;
import java.net.URI;
import java.util.function.UnaryOperator;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;

/** A request that remembers whether a connection was there to send it. */
final class OutgoingRequest extends HttpUriRequestBase {

    private static final long serialVersionUID = 1L;

    private final String target;
    private volatile boolean connected;
    private transient UnaryOperator<String> withoutKey = UnaryOperator.identity();

    private OutgoingRequest(String method, URI uri) {
        super(method, uri);
        target = uri.getRawAuthority();
    }

    /**
     * A request to a URL.
     *
     * @throws SendException if Apache HttpClient cannot call such a URL; nothing is sent then
     */
    static OutgoingRequest to(String method, URI uri) throws SendException {
        try {
            return new OutgoingRequest(method, uri);
        } catch (IllegalArgumentException e) {
            throw new SendException(
                    SendException.Phase.CONNECT,
                    String.valueOf(uri.getRawAuthority()),
                    "not a URL that can be called",
                    e);
        }
    }

    /** Whether it costs nothing to send it twice. */
    boolean isRepeatable() {
        return getMethod().equals("GET");
    }

    /** From here on the request may have been sent. */
    void connected() {
        connected = true;
    }

    boolean isConnected() {
        return connected;
    }

    /** Says how to take the key of this call out of a text. */
    void withoutKey(UnaryOperator<String> howTo) {
        withoutKey = howTo;
    }

    String withoutKey(String text) {
        return withoutKey.apply(text);
    }

    /** Host and port, for messages. */
    String target() {
        return target;
    }
}
