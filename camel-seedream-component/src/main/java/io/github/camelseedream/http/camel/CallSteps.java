package io.github.camelseedream.http.camel;

import java.io.IOException;
import java.net.ConnectException;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;

/**
 * What happens to a call right before and right after its connection is made: so that of each call
 * it is known whether it may have been sent, and its reply can be read.
 */
final class CallSteps {

    private CallSteps() {}

    static void addTo(HttpClientBuilder builder) {
        builder.addExecInterceptorBefore(
                        ChainElement.CONNECT.name(), "seedream-connecting", CallSteps::connecting)
                .addExecInterceptorAfter(
                        ChainElement.CONNECT.name(), "seedream-connected", CallSteps::connected);
    }

    private static ClassicHttpResponse connecting(
            ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        if (!(scope.originalRequest instanceof OutgoingRequest call)) {
            return chain.proceed(request, scope);
        }
        if (!call.isRepeatable()) {
            disconnect(scope);
        }
        ClassicHttpResponse response = chain.proceed(request, scope);
        if (call.isConnected()) {
            return response;
        }
        response.close();
        throw new ConnectException(
                "the proxy "
                        + scope.route.getProxyHost().toHostString()
                        + " refused to connect: HTTP status "
                        + response.getCode());
    }

    /**
     * A server may close a kept connection at any time, also while a call is on its way to it, and
     * then nobody can tell whether the call was read. So what must not be sent twice is sent on a
     * connection that is made for it. What may be repeated uses it afterwards.
     */
    private static void disconnect(ExecChain.Scope scope) throws IOException {
        ExecRuntime connection = scope.execRuntime;
        if (connection.isEndpointAcquired()) {
            return;
        }
        connection.acquireEndpoint(
                scope.exchangeId,
                scope.route,
                scope.clientContext.getUserToken(),
                scope.clientContext);
        try {
            connection.disconnectEndpoint();
        } catch (IOException | RuntimeException e) {
            connection.discardEndpoint();
            throw e;
        }
    }

    private static ClassicHttpResponse connected(
            ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        if (scope.originalRequest instanceof OutgoingRequest call) {
            call.connected();
        }
        ClassicHttpResponse response = chain.proceed(request, scope);
        AcceptedEncodings.keepIn(response, request);
        return response;
    }
}
