package io.github.camelseedream.example.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.Exchange;
import org.apache.camel.http.common.HttpMessage;

/** A client's call, as the routes see it. */
final class Calls {

    private Calls() {}

    /** What came over HTTP. Nothing of it is on the message: who may not call is not read. */
    static HttpServletRequest request(Exchange exchange) {
        return exchange.getIn(HttpMessage.class).getRequest();
    }

    /** What goes back over HTTP, for headers that a message cannot have. */
    static HttpServletResponse response(Exchange exchange) {
        return exchange.getIn(HttpMessage.class).getResponse();
    }

    /**
     * Reads and forgets what is left of the body, up to a bound: an answer that comes while a
     * client still sends would be lost to it, as the connection is reset.
     */
    static void drain(HttpServletRequest request, long most) {
        try {
            InputStream body = request.getInputStream();
            byte[] buffer = new byte[16 * 1024];
            long left = most;
            int count = 0;
            while (left > 0 && count >= 0) {
                count = body.read(buffer);
                left -= count;
            }
        } catch (IOException | IllegalStateException e) {
            // nothing is left that can be read
        }
    }
}
