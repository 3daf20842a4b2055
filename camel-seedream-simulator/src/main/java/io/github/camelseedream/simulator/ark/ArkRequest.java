package io.github.camelseedream.simulator.ark;

import io.github.camelseedream.simulator.image.Dimensions;
import io.github.camelseedream.simulator.image.ImageFormat;
import io.github.camelseedream.simulator.image.ImageLayer;
import io.github.camelseedream.simulator.image.ImageSeries;
import io.github.camelseedream.simulator.image.ImageSpec;
import io.github.camelseedream.simulator.media.ReferenceInspection;
import java.util.List;

/** A valid request for images. */
record ArkRequest(String modelId, ArkModel model, Subject subject, Output output, Form form) {

    /**
     * What the images show.
     *
     * @param isSet whether one failed image leaves the others alone
     */
    record Subject(String prompt, List<ReferenceInspection> references, int count, boolean isSet) {}

    /** What the images are like. */
    record Output(Dimensions size, ImageFormat format, boolean hasWatermark, String background) {

        boolean isTransparent() {
            return background.equals("transparent");
        }
    }

    /** How the answer comes. */
    record Form(boolean isBase64, boolean isStream, boolean isLayered, boolean hasSearched) {}

    /** The images; of a layered request the base first, then its layers. */
    List<ImageSpec> images() {
        ImageSeries series =
                new ImageSeries(
                        subject.prompt(), maker(), output.size(), digests(), subject.count());
        if (form.isLayered()) {
            return ImageLayer.images(series, output.format());
        }
        List<ImageSpec> images = series.specs(output.format());
        return output.isTransparent()
                ? images.stream().map(ImageSpec::transparent).toList()
                : images;
    }

    private String maker() {
        String watermark = output.hasWatermark() ? ", AI generated" : "";
        return modelId + ", " + output.size() + watermark;
    }

    private List<String> digests() {
        return subject.references().stream().map(ReferenceInspection::digest).toList();
    }
}
