package io.github.camelseedream.simulator.payload;

import java.io.InputStream;
import java.util.function.Supplier;

/** Made when its length or its bytes are first asked for, so that a reply that waits is small. */
final class DeferredPayload implements Payload {

    private final Supplier<Payload> maker;
    private Payload made;

    DeferredPayload(Supplier<Payload> maker) {
        this.maker = maker;
    }

    @Override
    public long length() {
        return made().length();
    }

    @Override
    public InputStream open() {
        return made().open();
    }

    private synchronized Payload made() {
        if (made == null) {
            made = maker.get();
        }
        return made;
    }
}
