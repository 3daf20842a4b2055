package io.github.camelseedream.simulator.media;

import io.github.camelseedream.simulator.fault.FaultEffects;
import io.github.camelseedream.simulator.fault.FaultKey;
import io.github.camelseedream.simulator.http.Sha256;
import io.github.camelseedream.simulator.image.ImageRenderer;
import io.github.camelseedream.simulator.image.ImageSpec;
import io.github.camelseedream.simulator.payload.Payload;
import java.time.Instant;
import java.util.Optional;

/** A file behind a URL. */
sealed interface PublishedImage {

    Instant expiresAt();

    String mediaType();

    /** What a provider finds that fetches it as a reference. */
    ReferenceInspection inspect();

    Payload file(FaultEffects fault);

    /** An image rendered when it is fetched. */
    record Rendered(ImageSpec spec, boolean truncated, ImageRenderer renderer, Instant expiresAt)
            implements PublishedImage {

        @Override
        public String mediaType() {
            return spec.format().mediaType();
        }

        @Override
        public ReferenceInspection inspect() {
            return new ReferenceInspection(
                    true,
                    Optional.of(spec.format()),
                    Optional.of(spec.delivered()),
                    0,
                    "image " + spec.content().hashCode(),
                    spec.content().isTransparent());
        }

        @Override
        public Payload file(FaultEffects fault) {
            Payload file = renderer.render(fault.changed(spec));
            boolean isCut = truncated || fault.get(FaultKey.TRUNCATE_IMAGE);
            return isCut ? file.first(file.length() / 2) : file;
        }
    }

    /** A file that a caller uploaded. */
    record Uploaded(byte[] bytes, String mediaType, Instant expiresAt) implements PublishedImage {

        @Override
        public ReferenceInspection inspect() {
            return ReferenceInspection.at(bytes, bytes.length, Sha256.of(bytes));
        }

        @Override
        public Payload file(FaultEffects fault) {
            return Payload.bytes(bytes);
        }
    }
}
