package io.github.camelseedream.example.gateway;

import io.github.camelseedream.error.CallContext;
import io.github.camelseedream.error.NotAcceptedException;
import java.util.concurrent.Semaphore;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Bounds how many requests are under way at once, from their upload until their answer is written.
 * The component's own bound, {@code maxConcurrentCalls}, counts calls on the wire only, and none
 * while a task is worked on. Safe for use by several threads.
 */
final class Places implements Processor {

    private final int most;
    private final Semaphore places;

    Places(int most) {
        this.most = most;
        places = new Semaphore(most);
    }

    @Override
    public void process(Exchange exchange) {
        if (!places.tryAcquire()) {
            throw new NotAcceptedException(
                    CallContext.NONE,
                    "The gateway is full: "
                            + most
                            + " requests are under way. Nothing was sent; try again later");
        }
        exchange.getExchangeExtension()
                .addOnCompletion(
                        new SynchronizationAdapter() {
                            @Override
                            public void onDone(Exchange done) {
                                places.release();
                            }
                        });
    }
}
