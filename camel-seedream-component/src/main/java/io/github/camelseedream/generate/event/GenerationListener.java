package io.github.camelseedream.generate.event;

/**
 * Hears what happens to requests, as it happens, on the thread that does it. It must not block, and
 * is called by several threads at once. What it throws harms no request; it is logged once.
 */
@FunctionalInterface
public interface GenerationListener {

    void onEvent(Subject subject, GenerationEvent event);

    /**
     * What a request is about; the same instance for all events of one request.
     *
     * @param provider the provider's name
     * @param model the model id as it is sent; empty where a request has none
     * @param operation what the endpoint does, e.g. {@code generate}
     * @param exchangeId the exchange that the request was made for
     */
    record Subject(String provider, String model, String operation, String exchangeId) {}
}
