package io.github.camelseedream.simulator.openai;

import io.github.camelseedream.simulator.image.Dimensions;
import io.github.camelseedream.simulator.image.ImageFormat;
import io.github.camelseedream.simulator.image.ImageSeries;
import io.github.camelseedream.simulator.image.ImageSpec;
import java.util.List;

/** A valid request for images. */
record OpenAiRequest(Subject subject, Output output, Form form) {

    /**
     * What the images show.
     *
     * @param references their digests
     */
    record Subject(String model, String prompt, List<String> references, int count) {}

    /**
     * What the images are like.
     *
     * @param quality 1 to 100 for lossy formats, 0 for the usual
     */
    record Output(Dimensions size, ImageFormat format, int quality, String background) {}

    /** How the answer comes. */
    record Form(boolean isEdit, boolean isBase64, boolean isStream) {}

    List<ImageSpec> images() {
        String maker = subject.model() + ", " + output.size();
        List<ImageSpec> images =
                new ImageSeries(
                                subject.prompt(),
                                maker,
                                output.size(),
                                subject.references(),
                                subject.count())
                        .specs(output.format(), output.quality());
        return output.background().equals("transparent")
                ? images.stream().map(ImageSpec::transparent).toList()
                : images;
    }
}
