package io.github.camelseedream.simulator.apiframe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.http.Call;
import io.github.camelseedream.simulator.http.FormPart;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.image.ImageFormat;
import io.github.camelseedream.simulator.image.ImageHeader;
import io.github.camelseedream.simulator.media.PublishedImages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/** Images brought as references; what a file is, its bytes say. Video and sound are refused. */
final class ApiframeUploads {

    private static final long MAX_BYTES = 25L * 1024 * 1024;

    /** Documented as one to two hours. */
    private static final Duration LIFETIME = Duration.ofHours(1);

    private final Clock clock;
    private final PublishedImages published;

    ApiframeUploads(Clock clock, PublishedImages published) {
        this.clock = clock;
        this.published = published;
    }

    ObjectNode take(Call call, String mediaBase) {
        FormPart file =
                call.body().parts().stream()
                        .filter(part -> part.name().equals("file") && !part.isText())
                        .findFirst()
                        .orElseThrow(() -> ApiframeRefusal.of(400, "No file provided"));
        if (file.size() > MAX_BYTES) {
            throw ApiframeRefusal.of(400, "File too large: at most 25 MB");
        }
        ImageFormat format =
                ImageHeader.format(file.head())
                        .orElseThrow(() -> ApiframeRefusal.of(400, "Unsupported file type"));
        Instant expiresAt = clock.instant().plus(LIFETIME);
        return Json.object()
                .put("id", UUID.randomUUID().toString())
                .put("url", mediaBase + published.publishUpload(file.head(), format, expiresAt))
                .put("kind", "image")
                .put("contentType", format.mediaType())
                .put("byteSize", file.size())
                .put("expiresAt", ApiframeJob.TIME.format(expiresAt));
    }
}
