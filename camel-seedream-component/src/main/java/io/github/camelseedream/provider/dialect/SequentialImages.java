package io.github.camelseedream.provider.dialect;

import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.spec.ProviderSpec;
import io.github.camelseedream.provider.wire.RequestFields;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.Violations;
import java.util.Map;

/**
 * The fields in which the models' own API takes a set of images, which providers pass on. Source:
 * docs.byteplus.com/en/docs/ModelArk/1541523, read 2026-11. Stateless.
 */
public final class SequentialImages {

    private static final String MODE = "sequential_image_generation";
    private static final String OPTIONS = MODE + "_options";
    private static final String MAX_IMAGES = "max_images";

    /** The field of a set's size, as the models' own API has it. */
    public static final String MAX_IMAGES_OPTION = OPTIONS + "." + MAX_IMAGES;

    private SequentialImages() {}

    /**
     * Puts a set, where one is wanted.
     *
     * @param maxImagesField the field of its size
     */
    public static void put(RequestFields fields, ProviderRequest call, String maxImagesField) {
        if (call.isSet()) {
            fields.put(MODE, "auto").put(maxImagesField, call.count());
        }
    }

    /**
     * A set that the request asks for in these fields of its own meets the limits of one that
     * imageMode asks for.
     *
     * @param spec the limits
     */
    public static void check(ProviderRequest call, ProviderSpec spec, Violations violations) {
        String noSet =
                "needs a reference image with "
                        + call.model()
                        + ", where text alone makes no set. Add references, or leave it out";
        int references = call.request().getReferences().size();
        int maxTogether = spec.references(call.model()).maxWithImages();
        boolean isImpossible =
                references == 0 && spec.counts(call.model(), references).maxInSet() == 0;
        if (call.isSet() && isImpossible) {
            violations.add(ImageParameters.IMAGE_MODE, noSet);
        }
        Map<String, Object> own = call.request().get(ImageParameters.PARAMETERS).orElse(Map.of());
        boolean isAuto = "auto".equals(own.get(MODE));
        if (isAuto && isImpossible) {
            violations.addField(MODE, "auto", noSet);
        }
        if (own.get(OPTIONS) instanceof Map<?, ?> options
                && options.get(MAX_IMAGES) instanceof Number max) {
            if (!isAuto) {
                violations.addField(
                        MAX_IMAGES_OPTION,
                        max,
                        "is without effect unless sequential_image_generation is auto. Give that"
                                + " too, or imageMode=set and count");
            } else if (max.longValue() > maxTogether - references) {
                violations.addField(MAX_IMAGES_OPTION, max, tooMany(references, maxTogether));
            }
        }
    }

    private static String tooMany(int references, int maxTogether) {
        return "is too many beside "
                + references
                + (references == 1 ? " reference" : " references")
                + ". Accepted: up to "
                + maxTogether
                + " references and images together";
    }
}
