package io.github.camelseedream.simulator.apiframe;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.simulator.image.Dimensions;
import io.github.camelseedream.simulator.image.ImageFormat;
import io.github.camelseedream.simulator.image.ImageSeries;
import io.github.camelseedream.simulator.image.ImageSpec;
import io.github.camelseedream.simulator.media.ReferenceInspection;
import io.github.camelseedream.simulator.task.TaskWork;
import java.util.List;
import java.util.Optional;

/** The one image of a job: the same request gives the same image. */
final class JobImage {

    private JobImage() {}

    /** What the job makes, its references having been looked at. */
    static TaskWork work(GenerateRequest request, List<ReferenceInspection> references) {
        for (int i = 0; i < references.size(); i++) {
            if (!references.get(i).isImage()) {
                return TaskWork.impossible(
                        ApiframeJob.PROVIDER_ERROR + "could not read image_input[" + i + "]");
            }
        }
        Optional<Dimensions> shape =
                references.stream().findFirst().flatMap(ReferenceInspection::dimensions);
        List<String> digests = references.stream().map(ReferenceInspection::digest).toList();
        return TaskWork.of(specs(request, ImageSize.of(request, shape), digests));
    }

    private static List<ImageSpec> specs(
            GenerateRequest request, Dimensions size, List<String> digests) {
        JsonNode params = request.params();
        String seed = params.has("seed") ? ", seed " + params.path("seed").asText() : "";
        String maker = "apiframe/" + request.model().id() + ", " + size + seed;
        boolean isJpeg =
                request.model().isLite() && params.path("output_format").asText().equals("jpg");
        return new ImageSeries(request.prompt(), maker, size, digests, 1)
                .specs(isJpeg ? ImageFormat.JPEG : ImageFormat.PNG);
    }
}
