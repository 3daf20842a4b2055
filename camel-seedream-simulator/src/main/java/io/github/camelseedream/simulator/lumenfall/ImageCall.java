package io.github.camelseedream.simulator.lumenfall;

import io.github.camelseedream.simulator.image.Dimensions;
import io.github.camelseedream.simulator.image.ImageFormat;
import io.github.camelseedream.simulator.image.ImageSeries;
import io.github.camelseedream.simulator.image.ImageSpec;
import io.github.camelseedream.simulator.protocol.EditFiles;
import java.util.List;
import java.util.Optional;

/** A valid request for images: who makes them, of what, how many, and what form they take. */
record ImageCall(LumenfallModels.Route route, Subject subject, int count, Output output) {

    /** What the images show. */
    record Subject(String prompt, Optional<Long> seed, EditFiles references) {}

    /**
     * What the images are like.
     *
     * @param quality 1 to 100 for lossy formats, 0 for the usual
     */
    record Output(
            Dimensions size, ImageFormat format, int quality, ResponseFormat responseFormat) {}

    /** How the images are handed over. */
    enum ResponseFormat {
        URL,
        BASE64,
        DATA_URI
    }

    /** The images, each as a file. */
    List<ImageSpec> specs() {
        String seed = subject.seed().map(number -> ", seed " + number).orElse("");
        String maker = route.executedModel() + ", " + output.size() + seed;
        List<String> references = subject.references().digests();
        return new ImageSeries(subject.prompt(), maker, output.size(), references, count)
                .specs(output.format(), output.quality());
    }

    boolean isEdit() {
        return !subject.references().images().isEmpty();
    }

    long costMicros() {
        return route.model().priceMicros() * count;
    }
}
