package io.github.camelseedream.example.gateway;

import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteConfigurationBuilder;
import org.apache.camel.support.AsyncProcessorSupport;

/** Puts something that breaks in the place of the component. */
final class Broken {

    private Broken() {}

    /** Runs out of memory. */
    static final class WithAnError extends RouteConfigurationBuilder {
        @Override
        public void configuration() {
            routeConfiguration()
                    .interceptSendToEndpoint("seedream:*")
                    .process(
                            exchange -> {
                                throw new OutOfMemoryError("on purpose");
                            });
        }
    }

    /** Never answers. */
    static final class WithoutAnEnd extends RouteConfigurationBuilder {
        @Override
        public void configuration() {
            routeConfiguration()
                    .interceptSendToEndpoint("seedream:*")
                    .process(
                            new AsyncProcessorSupport() {
                                @Override
                                public boolean process(Exchange exchange, AsyncCallback callback) {
                                    return false;
                                }
                            });
        }
    }
}
