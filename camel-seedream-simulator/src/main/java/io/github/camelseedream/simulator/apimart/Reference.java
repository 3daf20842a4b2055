package io.github.camelseedream.simulator.apimart;

import io.github.camelseedream.simulator.media.ReferenceLook;
import io.github.camelseedream.simulator.media.ReferenceReader;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A reference image of a request. */
sealed interface Reference {

    /** A look at it, the simulator itself being known at this origin. */
    CompletableFuture<ReferenceLook> look(ReferenceReader reader, String ownOrigin);

    /** Behind an address. */
    record Remote(URI url) implements Reference {
        @Override
        public CompletableFuture<ReferenceLook> look(ReferenceReader reader, String ownOrigin) {
            return reader.look(List.of(url), ownOrigin).thenApply(looks -> looks.get(0));
        }
    }

    /** In the request itself, as a data URI. */
    record Inline(byte[] file) implements Reference {
        @Override
        public CompletableFuture<ReferenceLook> look(ReferenceReader reader, String ownOrigin) {
            return CompletableFuture.completedFuture(reader.look(file));
        }
    }
}
