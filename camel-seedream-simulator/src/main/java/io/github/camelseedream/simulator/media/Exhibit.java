package io.github.camelseedream.simulator.media;

import io.github.camelseedream.simulator.fault.ImageFault;
import io.github.camelseedream.simulator.http.Sha256;
import io.github.camelseedream.simulator.image.ImageOrder;
import io.github.camelseedream.simulator.image.ImageStudio;
import io.github.camelseedream.simulator.payload.Payload;
import java.time.Instant;
import java.util.Optional;

/** A file under an address. */
sealed interface Exhibit {

    Instant expiresAt();

    String mediaType();

    /** What a provider sees that fetches it as a reference. */
    ReferenceLook look();

    Payload file(ImageFault fault);

    /** An image to be painted when it is fetched. */
    record Painted(ImageOrder order, boolean truncated, ImageStudio studio, Instant expiresAt)
            implements Exhibit {

        @Override
        public String mediaType() {
            return order.format().mediaType();
        }

        @Override
        public ReferenceLook look() {
            return new ReferenceLook(
                    true,
                    Optional.of(order.format()),
                    Optional.of(order.delivered()),
                    0,
                    "painting " + order.painting().hashCode());
        }

        @Override
        public Payload file(ImageFault fault) {
            Payload file = studio.deliver(fault.changed(order));
            boolean isCut = truncated || fault.truncated();
            return isCut ? file.first(file.length() / 2) : file;
        }
    }

    /** A file that a caller has brought. */
    record Uploaded(byte[] bytes, String mediaType, Instant expiresAt) implements Exhibit {

        @Override
        public ReferenceLook look() {
            return ReferenceLook.at(bytes, bytes.length, Sha256.of(bytes));
        }

        @Override
        public Payload file(ImageFault fault) {
            return Payload.bytes(bytes);
        }
    }
}
