package io.github.camelseedream.http.camel;

import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.component.http.HttpProducer;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.hc.client5.http.classic.methods.HttpUriRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpHost;

/**
 * camel-http's producer, fed with a ready request as the body, answering with the raw response. So
 * no header of any exchange, no control header and no placeholder in a URL has an effect.
 */
final class RequestProducer extends HttpProducer {

    RequestProducer(HttpEndpoint endpoint) {
        super(endpoint);
    }

    @Override
    protected HttpUriRequest createMethod(Exchange exchange) {
        return (HttpUriRequest) exchange.getIn().getBody();
    }

    /** From the request's own reading of its URL, which also takes names such as my_host. */
    @Override
    protected HttpHost createHost(HttpUriRequest request) {
        return new HttpHost(request.getScheme(), request.getAuthority());
    }

    @Override
    protected void populateResponse(
            Exchange exchange,
            HttpUriRequest request,
            ClassicHttpResponse response,
            HeaderFilterStrategy strategy,
            int status) {
        exchange.getMessage().setBody(response);
    }
}
