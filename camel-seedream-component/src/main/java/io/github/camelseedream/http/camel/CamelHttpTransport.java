package io.github.camelseedream.http.camel;

import io.github.camelseedream.http.Auth;
import io.github.camelseedream.http.Deadline;
import io.github.camelseedream.http.HttpBody;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.http.HttpReply;
import io.github.camelseedream.http.HttpTransport;
import io.github.camelseedream.http.LenientUri;
import io.github.camelseedream.http.SendException;
import java.net.URI;
import java.util.Map;
import org.apache.hc.core5.http.HttpEntity;

/** Signs calls and sends them to one base URL, and to the provider's other hosts. */
final class CamelHttpTransport implements HttpTransport {

    private static final String UP = "../";

    private final CamelHttpClient client;
    private final URI baseUrl;
    private final Map<String, URI> otherHosts;
    private final Auth auth;
    private final Map<String, String> extraHeaders;

    CamelHttpTransport(
            CamelHttpClient client,
            URI baseUrl,
            Map<String, URI> otherHosts,
            Auth auth,
            Map<String, String> extraHeaders) {
        this.client = client;
        this.baseUrl = baseUrl;
        this.otherHosts = otherHosts;
        this.auth = auth.hiding(extraHeaders.values());
        this.extraHeaders = Map.copyOf(extraHeaders);
    }

    @Override
    public HttpReply send(HttpCall call, Deadline deadline) throws SendException {
        OutgoingRequest request;
        try {
            request = request(call);
        } catch (RuntimeException | Error e) {
            throw new SendException(
                    SendException.Phase.CONNECT,
                    baseUrl.getRawAuthority(),
                    "the request could not be made: " + withoutKey(e.getMessage()),
                    e);
        }
        return client.send(request, deadline);
    }

    private OutgoingRequest request(HttpCall call) throws SendException {
        OutgoingRequest request = OutgoingRequest.to(call.method(), uri(call));
        extraHeaders.forEach(request::setHeader);
        call.headers().forEach(request::setHeader);
        auth.sign(request::setHeader);
        request.withoutKey(this::withoutKey);
        request.setEntity(entity(call.body()));
        return request;
    }

    @Override
    public URI uri(HttpCall call) {
        String path = call.path();
        int end = path.indexOf('/', UP.length());
        URI host =
                path.startsWith(UP) && end > 0
                        ? otherHosts.get(path.substring(UP.length(), end))
                        : null;
        return host == null
                ? LenientUri.below(baseUrl, path)
                : LenientUri.below(host, path.substring(end + 1));
    }

    @Override
    public String withoutKey(String text) {
        return text == null ? null : auth.hide(text);
    }

    static HttpEntity entity(HttpBody body) {
        if (body instanceof HttpBody.Whole whole) {
            return new ContentEntity(whole.mediaType(), whole.content());
        }
        if (body instanceof HttpBody.Form form) {
            return FormEntity.of(form);
        }
        return null;
    }

    @Override
    public String toString() {
        return "CamelHttpTransport[" + baseUrl.getRawAuthority() + "]";
    }
}
