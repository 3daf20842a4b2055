package io.github.camelseedream.simulator.apiframe;

import io.github.camelseedream.simulator.image.Dimensions;
import io.github.camelseedream.simulator.image.ImageContent;
import io.github.camelseedream.simulator.image.ImageFormat;
import io.github.camelseedream.simulator.image.ImageSpec;
import io.github.camelseedream.simulator.media.ReferenceInspection;
import io.github.camelseedream.simulator.task.TaskWork;
import java.util.ArrayList;
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
        return TaskWork.of(List.of(spec(request, ImageSize.of(request, shape), digests)));
    }

    private static ImageSpec spec(GenerateRequest request, Dimensions size, List<String> digests) {
        String seed = request.params().path("seed").asText("");
        ImageContent content =
                ImageContent.of(request.prompt() + '\n' + seed, size, caption(request, size, seed))
                        .from(digests);
        boolean isJpeg =
                request.model().isLite()
                        && request.params().path("output_format").asText().equals("jpg");
        return new ImageSpec(content, isJpeg ? ImageFormat.JPEG : ImageFormat.PNG, 0, 0);
    }

    private static List<String> caption(GenerateRequest request, Dimensions size, String seed) {
        List<String> lines = new ArrayList<>();
        lines.add(request.prompt());
        lines.add(
                "apiframe/"
                        + request.model().id()
                        + ", "
                        + size
                        + (seed.isEmpty() ? "" : ", seed ")
                        + seed);
        int references = request.references().size();
        if (references > 0) {
            lines.add("edit of " + references + (references == 1 ? " image" : " images"));
        }
        return lines;
    }
}
