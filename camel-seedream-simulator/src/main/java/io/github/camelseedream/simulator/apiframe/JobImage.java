package io.github.camelseedream.simulator.apiframe;

import io.github.camelseedream.simulator.image.Dimensions;
import io.github.camelseedream.simulator.image.ImageFormat;
import io.github.camelseedream.simulator.image.ImageOrder;
import io.github.camelseedream.simulator.image.Painting;
import io.github.camelseedream.simulator.media.ReferenceLook;
import io.github.camelseedream.simulator.task.TaskWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The one image of a job: the same request gives the same image. */
final class JobImage {

    private JobImage() {}

    /** What the job makes, its references having been looked at. */
    static TaskWork work(GenerateRequest request, List<ReferenceLook> references) {
        for (int i = 0; i < references.size(); i++) {
            if (!references.get(i).isImage()) {
                return TaskWork.impossible(
                        ApiframeJob.PROVIDER_ERROR + "could not read image_input[" + i + "]");
            }
        }
        Optional<Dimensions> shape =
                references.stream().findFirst().flatMap(ReferenceLook::dimensions);
        List<String> digests = references.stream().map(ReferenceLook::digest).toList();
        return TaskWork.of(List.of(order(request, ImageSize.of(request, shape), digests)));
    }

    private static ImageOrder order(
            GenerateRequest request, Dimensions size, List<String> digests) {
        String seed = request.params().path("seed").asText("");
        Painting painting =
                Painting.of(request.prompt() + '\n' + seed, size, caption(request, size, seed))
                        .from(digests);
        boolean isJpeg =
                request.model().isLite()
                        && request.params().path("output_format").asText().equals("jpg");
        return new ImageOrder(painting, isJpeg ? ImageFormat.JPEG : ImageFormat.PNG, 0, 0);
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
