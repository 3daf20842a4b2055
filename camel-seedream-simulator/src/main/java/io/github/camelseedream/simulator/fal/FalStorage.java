package io.github.camelseedream.simulator.fal;

import io.github.camelseedream.simulator.http.Call;
import io.github.camelseedream.simulator.http.FormPart;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.http.Reply;
import io.github.camelseedream.simulator.image.ImageFormat;
import io.github.camelseedream.simulator.image.ImageHeader;
import io.github.camelseedream.simulator.media.PublishedImages;
import io.github.camelseedream.simulator.protocol.Fields;
import io.github.camelseedream.simulator.protocol.Refusal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Uploads in two steps: the address is given first, then the file is put there. */
record FalStorage(Clock clock, PublishedImages published, FalErrors errors) {

    static final String UPLOAD = "/fal/rest/upload/";

    private static final Duration LIFETIME = Duration.ofDays(7);

    Reply initiate(Call call, String mediaBase) {
        Fields fields = Fields.of(call.body().json(), errors);
        String type = fields.required("content_type");
        fields.required("file_name");
        String extension = ImageFormat.ofMediaType(type).map(ImageFormat::extension).orElse("bin");
        String name = PublishedImages.newName(extension);
        return Reply.json(
                200,
                Json.object()
                        .put("upload_url", call.origin() + UPLOAD + name)
                        .put("file_url", mediaBase + name));
    }

    /** The body is the file. */
    Reply put(Call call) {
        List<FormPart> parts = call.body().parts();
        Optional<ImageFormat> format =
                parts.stream().findFirst().flatMap(part -> ImageHeader.format(part.head()));
        if (format.isEmpty()) {
            throw Refusal.of(400, "The file is no image");
        }
        String name = call.path().substring(UPLOAD.length());
        published.publishUpload(
                name, parts.get(0).head(), format.get(), clock.instant().plus(LIFETIME));
        return Reply.empty(200);
    }
}
