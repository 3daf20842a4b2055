package io.github.camelseedream.simulator.apimart;

import io.github.camelseedream.simulator.media.ReferenceInspection;
import io.github.camelseedream.simulator.media.ReferenceInspector;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A reference image of a request. */
sealed interface Reference {

    /** A look at it, the simulator itself being known at this origin. */
    CompletableFuture<ReferenceInspection> inspect(ReferenceInspector reader, String ownOrigin);

    /** Behind an address. */
    record Remote(URI url) implements Reference {
        @Override
        public CompletableFuture<ReferenceInspection> inspect(
                ReferenceInspector reader, String ownOrigin) {
            return reader.inspect(List.of(url), ownOrigin)
                    .thenApply(inspections -> inspections.get(0));
        }
    }

    /** In the request itself, as a data URI. */
    record Inline(byte[] file) implements Reference {
        @Override
        public CompletableFuture<ReferenceInspection> inspect(
                ReferenceInspector reader, String ownOrigin) {
            return CompletableFuture.completedFuture(reader.inspect(file));
        }
    }
}
