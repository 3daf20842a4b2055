package io.github.camelseedream.simulator.apimart;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.http.Call;
import io.github.camelseedream.simulator.http.FormPart;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.image.ImageFormat;
import io.github.camelseedream.simulator.image.ImageHead;
import io.github.camelseedream.simulator.media.Gallery;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Images brought as references: JPEG, PNG, WebP or GIF, for three days. */
final class ApiMartUploads {

    private static final long LARGEST = 20L * 1024 * 1024;
    private static final Duration LIFETIME = Duration.ofHours(72);

    private final Clock clock;
    private final Gallery gallery;

    ApiMartUploads(Clock clock, Gallery gallery) {
        this.clock = clock;
        this.gallery = gallery;
    }

    ObjectNode take(Call call, String mediaBase) {
        FormPart file =
                call.body().parts().stream()
                        .filter(part -> part.name().equals("file") && !part.isText())
                        .findFirst()
                        .orElseThrow(() -> ApiMartRefusal.badRequest("file is required"));
        if (file.size() > LARGEST) {
            throw new ApiMartRefusal(ApiMartError.TOO_LARGE, "file must not exceed 20MB");
        }
        ImageFormat format =
                ImageHead.format(file.head())
                        .orElseThrow(
                                () ->
                                        ApiMartRefusal.badRequest(
                                                "file must be a jpg, png, webp or gif image"));
        Instant now = clock.instant();
        return Json.object()
                .put("url", mediaBase + gallery.shelve(file.head(), format, now.plus(LIFETIME)))
                .put("filename", file.fileName())
                .put("content_type", format.mediaType())
                .put("bytes", file.size())
                .put("created_at", now.getEpochSecond());
    }
}
