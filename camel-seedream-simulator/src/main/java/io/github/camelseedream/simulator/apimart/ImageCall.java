package io.github.camelseedream.simulator.apimart;

import io.github.camelseedream.simulator.image.Dimensions;
import io.github.camelseedream.simulator.image.ImageFormat;
import io.github.camelseedream.simulator.image.ImageSeries;
import io.github.camelseedream.simulator.media.Reference;
import io.github.camelseedream.simulator.media.ReferenceInspection;
import io.github.camelseedream.simulator.task.TaskWork;
import java.util.List;
import java.util.Optional;

/** A valid request for images. */
record ImageCall(ApiMartModel model, Subject subject, Output output) {

    static final String AUTO = "auto";

    /** What the images show, and how many there are to be. */
    record Subject(String prompt, List<Reference> references, int count) {}

    /**
     * What the images are like.
     *
     * @param ratio one of the model's, or {@code auto} for that of the first reference
     */
    record Output(String ratio, String tier, ImageFormat format, boolean hasWatermark) {}

    /** What is made of it when its references look so. */
    TaskWork work(List<ReferenceInspection> inspections) {
        for (int i = 0; i < inspections.size(); i++) {
            Optional<String> violation = References.violation(inspections.get(i));
            if (violation.isPresent()) {
                return TaskWork.impossible("image_urls[" + i + "]: " + violation.get());
            }
        }
        Dimensions size = model.sizes().size(ratio(inspections), output.tier());
        return TaskWork.of(series(size, inspections).specs(output.format()))
                .keptFor(model.urlLifetime());
    }

    private String ratio(List<ReferenceInspection> inspections) {
        if (!output.ratio().equals(AUTO)) {
            return output.ratio();
        }
        return inspections
                .get(0)
                .dimensions()
                .map(size -> model.sizes().nearest(size.ratio()))
                .orElse("1:1");
    }

    private ImageSeries series(Dimensions size, List<ReferenceInspection> inspections) {
        String maker = model.names().get(0) + ", " + size;
        return new ImageSeries(
                subject.prompt(),
                output.hasWatermark() ? maker + ", watermark" : maker,
                size,
                inspections.stream().map(ReferenceInspection::digest).toList(),
                subject.count());
    }
}
