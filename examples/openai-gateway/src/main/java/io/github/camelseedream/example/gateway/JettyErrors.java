package io.github.camelseedream.example.gateway;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Gives what the server itself refuses, or what broke below Camel, OpenAI's form. Safe for use by
 * several threads.
 */
final class JettyErrors extends ErrorHandler {

    /** What Camel's servlet says of a request that took too long. */
    private static final String TIMED_OUT = "CamelTimeoutException";

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status =
                request.getAttribute(TIMED_OUT) == null
                        ? response.getStatus()
                        : ErrorCode.TIMEOUT.status();
        response.setStatus(status);
        response.write(true, body(status, response.getHeaders()), callback);
        return true;
    }

    /** For a request that could not even be read. */
    @Override
    public ByteBuffer badMessageError(int status, String reason, HttpFields.Mutable fields) {
        return body(status, fields);
    }

    private static ByteBuffer body(int status, HttpFields.Mutable headers) {
        boolean theirs = status < 500 || status == HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505;
        ErrorCode code =
                Arrays.stream(ErrorCode.values())
                        .filter(each -> each.status() == status && status > 400)
                        .findFirst()
                        .orElse(theirs ? ErrorCode.INVALID_REQUEST : ErrorCode.INTERNAL_ERROR);
        String message = theirs ? HttpStatus.getMessage(status) : "The gateway failed; see its log";
        OpenAiException error = new OpenAiException(code, null, message);
        byte[] json = error.json();
        error.headers().forEach(headers::put);
        headers.put(HttpHeader.CONNECTION, "close");
        headers.put(HttpHeader.CONTENT_LENGTH, json.length);
        return ByteBuffer.wrap(json);
    }
}
