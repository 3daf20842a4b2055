package io.github.camelseedream.simulator.apimart;

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

/** Images brought as references: JPEG, PNG, WebP or GIF, for three days. */
final class ApiMartUploads {

    private static final long MAX_BYTES = 20L * 1024 * 1024;
    private static final Duration LIFETIME = Duration.ofHours(72);

    private final Clock clock;
    private final PublishedImages published;

    ApiMartUploads(Clock clock, PublishedImages published) {
        this.clock = clock;
        this.published = published;
    }

    ObjectNode take(Call call, String mediaBase) {
        FormPart file =
                call.body().parts().stream()
                        .filter(part -> part.name().equals("file") && !part.isText())
                        .findFirst()
                        .orElseThrow(() -> ApiMartError.badRequest("file is required"));
        if (file.size() > MAX_BYTES) {
            throw ApiMartError.TOO_LARGE.refusal("file must not exceed 20MB");
        }
        ImageFormat format =
                ImageHeader.format(file.head())
                        .orElseThrow(
                                () ->
                                        ApiMartError.badRequest(
                                                "file must be a jpg, png, webp or gif image"));
        Instant now = clock.instant();
        return Json.object()
                .put(
                        "url",
                        mediaBase
                                + published.publishUpload(file.head(), format, now.plus(LIFETIME)))
                .put("filename", file.fileName())
                .put("content_type", format.mediaType())
                .put("bytes", file.size())
                .put("created_at", now.getEpochSecond());
    }
}
