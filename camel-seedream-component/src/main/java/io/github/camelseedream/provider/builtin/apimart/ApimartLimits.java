package io.github.camelseedream.provider.builtin.apimart;

import io.github.camelseedream.catalog.ModelFamilies;
import io.github.camelseedream.catalog.ModelFamily;
import io.github.camelseedream.catalog.RequestedSize;
import io.github.camelseedream.catalog.SizeFormat;
import io.github.camelseedream.catalog.SizeRule;
import io.github.camelseedream.catalog.SizeSupport;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.spec.CountLimits;
import io.github.camelseedream.provider.spec.Limit;
import io.github.camelseedream.provider.spec.ReferenceForm;
import io.github.camelseedream.provider.spec.ReferenceLimits;
import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.ImageSize;
import io.github.camelseedream.request.Violation;
import io.github.camelseedream.result.ImageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How much APIMart takes of each model. Sources: docs.apimart.ai/en/api-reference/images
 * (seedream-4, seedream-4.5, seedream-5-lite: generation), read 2026-11.
 */
final class ApimartLimits {

    private static final int MOST_TOGETHER = 15;
    private static final Limit LENGTH_OF_4_0 =
            new Limit(ImageParameters.PROMPT, "characters", 1, 1000);

    private static final String SEQUENCE = "sequential_image_generation";
    private static final String SEQUENCE_OPTIONS = "sequential_image_generation_options";
    private static final String MAX_IMAGES = "max_images";

    private static final SizeRule SIZES_OF_4_5 =
            SizeRule.builder()
                    .ratios("1:1", "4:3", "3:4", "16:9", "9:16", "3:2", "2:3", "21:9", "9:21")
                    .tiers("2K", "4K")
                    .documented(
                            "2K",
                            "1:1 2048x2048",
                            "4:3 2304x1728",
                            "3:4 1728x2304",
                            "16:9 2560x1440",
                            "9:16 1440x2560",
                            "3:2 2496x1664",
                            "2:3 1664x2496",
                            "21:9 3024x1296",
                            "9:21 1296x3024")
                    .documented(
                            "4K",
                            "1:1 4096x4096",
                            "4:3 4694x3520",
                            "3:4 3520x4694",
                            "16:9 5404x3040",
                            "9:16 3040x5404",
                            "3:2 4992x3328",
                            "2:3 3328x4992",
                            "21:9 6198x2656",
                            "9:21 2656x6198")
                    .build();

    private static final SizeRule SIZES_OF_4_0 =
            SIZES_OF_4_5.toBuilder()
                    .tiers("1K", "2K", "4K")
                    .documented(
                            "1K",
                            "1:1 1024x1024",
                            "4:3 1152x864",
                            "3:4 864x1152",
                            "16:9 1280x720",
                            "9:16 720x1280",
                            "3:2 1248x832",
                            "2:3 832x1248",
                            "21:9 1512x648",
                            "9:21 648x1512")
                    .build();

    private static final SizeRule SIZES_OF_5_0_LITE =
            SizeRule.builder()
                    .ratios("1:1", "4:3", "3:4", "16:9", "9:16", "3:2", "2:3", "21:9")
                    .tiers("2K", "3K")
                    .documented(
                            "2K",
                            "1:1 2048x2048",
                            "4:3 2304x1728",
                            "3:4 1728x2304",
                            "16:9 2848x1600",
                            "9:16 1600x2848",
                            "3:2 2496x1664",
                            "2:3 1664x2496",
                            "21:9 3136x1344")
                    .documented(
                            "3K",
                            "1:1 3072x3072",
                            "4:3 3456x2592",
                            "3:4 2592x3456",
                            "16:9 4096x2304",
                            "9:16 2304x4096",
                            "3:2 3744x2496",
                            "2:3 2496x3744",
                            "21:9 4704x2016")
                    .build();

    private static final Map<ModelFamily, SizeRule> SIZES =
            Map.of(
                    ModelFamilies.SEEDREAM_4_0, SIZES_OF_4_0,
                    ModelFamilies.SEEDREAM_4_5, SIZES_OF_4_5,
                    ModelFamilies.SEEDREAM_5_0_LITE, SIZES_OF_5_0_LITE);

    private static final ReferenceLimits REFERENCES = references().most(10).build();

    /** Its page has all limits of the others but that of their number. */
    private static final ReferenceLimits REFERENCES_OF_5_0_LITE = references().build();

    /** Their pages say that text alone makes one image a call, whatever n says. */
    private static final Set<ModelFamily> GROUPS_NEED_REFERENCES =
            Set.of(ModelFamilies.SEEDREAM_4_0, ModelFamilies.SEEDREAM_4_5);

    private final ProviderRequest call;
    private final ImageRequest request;
    private final ModelFamily family;
    private final List<Violation> complaints = new ArrayList<>();

    private ApimartLimits(ProviderRequest call) {
        this.call = call;
        this.request = call.request();
        this.family = ModelFamilies.of(call.model());
    }

    static SizeSupport sizing(String model) {
        ModelFamily family = ModelFamilies.of(model);
        return SizeSupport.of(
                SIZES.getOrDefault(family, family.sizes()),
                SizeFormat.RATIO,
                SizeFormat.TIER,
                SizeFormat.MATCH,
                SizeFormat.AUTO);
    }

    static List<Limit> limits(String model) {
        return ModelFamilies.of(model) == ModelFamilies.SEEDREAM_4_0
                ? List.of(LENGTH_OF_4_0)
                : List.of();
    }

    static ReferenceLimits references(String model) {
        return ModelFamilies.of(model) == ModelFamilies.SEEDREAM_5_0_LITE
                ? REFERENCES_OF_5_0_LITE
                : REFERENCES;
    }

    private static ReferenceLimits.Builder references() {
        return ReferenceLimits.in(ReferenceForm.URL, ReferenceForm.DATA_URI)
                .formats(ImageFormat.JPEG, ImageFormat.PNG)
                .mostWithImages(MOST_TOGETHER)
                .maxBytes(10 << 20)
                .maxPixels(36_000_000)
                .minSide(15)
                .widest(3);
    }

    /** Text alone makes one image in a call, which is right for every model. */
    static CountLimits counts(ProviderRequest call) {
        int references = call.request().getReferences().size();
        if (references > 0) {
            return CountLimits.group(Math.max(1, MOST_TOGETHER - references));
        }
        return GROUPS_NEED_REFERENCES.contains(ModelFamilies.of(call.model()))
                ? CountLimits.ONE
                : new CountLimits(1, false, MOST_TOGETHER);
    }

    static List<Violation> check(ProviderRequest call) {
        ApimartLimits limits = new ApimartLimits(call);
        limits.checkWhatNeedsReferences();
        limits.checkSequence();
        limits.checkPrompt();
        limits.checkEnhancement();
        return limits.complaints;
    }

    private void checkWhatNeedsReferences() {
        if (call.isEdit()) {
            return;
        }
        if (call.size().kind() == RequestedSize.Kind.AUTO) {
            complain(
                    autoWord(),
                    "needs a reference image, whose shape it takes. Add references, or give W:H");
        }
        if (call.isSet() && GROUPS_NEED_REFERENCES.contains(family)) {
            complain(
                    ImageParameters.IMAGE_MODE,
                    "needs a reference image with "
                            + call.model()
                            + ", where text alone makes no set. Add references, or leave it out");
        }
    }

    /** A set in the provider's own fields meets the limits of one that imageMode asks for. */
    private void checkSequence() {
        Map<String, Object> fields = request.get(ImageParameters.PARAMETERS).orElse(Map.of());
        boolean isAuto = "auto".equals(fields.get(SEQUENCE));
        int references = request.getReferences().size();
        if (isAuto && references == 0 && GROUPS_NEED_REFERENCES.contains(family)) {
            complain(
                    SEQUENCE,
                    "auto",
                    "needs a reference image with "
                            + call.model()
                            + ", where text alone makes no set. Add references, or leave it out");
        }
        if (fields.get(SEQUENCE_OPTIONS) instanceof Map<?, ?> options
                && options.get(MAX_IMAGES) instanceof Number most) {
            if (!isAuto) {
                complain(
                        SEQUENCE_OPTIONS + "." + MAX_IMAGES,
                        most,
                        "is without effect unless sequential_image_generation is auto. Give that"
                                + " too, or imageMode=set and count");
            } else if (most.longValue() > MOST_TOGETHER - references) {
                complain(
                        SEQUENCE_OPTIONS + "." + MAX_IMAGES,
                        most,
                        "is too many beside "
                                + references
                                + (references == 1 ? " reference" : " references")
                                + ". Accepted: up to "
                                + MOST_TOGETHER
                                + " references and images together");
            }
        }
    }

    private void complain(String field, Object value, String problem) {
        complaints.add(Violation.aboutField(request, field, value, problem));
    }

    private ImageParameter<String> autoWord() {
        return Stream.of(ImageParameters.SIZE, ImageParameters.ASPECT_RATIO)
                .filter(
                        word ->
                                request.get(word)
                                        .flatMap(ImageSize::parse)
                                        .filter(ImageSize.Auto.class::isInstance)
                                        .isPresent())
                .findFirst()
                .orElse(ImageParameters.RESOLUTION);
    }

    private void checkPrompt() {
        String prompt = request.getPrompt();
        int length = prompt.codePointCount(0, prompt.length());
        if (family == ModelFamilies.SEEDREAM_4_0 && length > LENGTH_OF_4_0.most()) {
            complain(
                    ImageParameters.PROMPT,
                    "is "
                            + length
                            + " characters long. Accepted: up to "
                            + LENGTH_OF_4_0.most()
                            + " with "
                            + call.model());
        }
    }

    private void checkEnhancement() {
        if (family == ModelFamilies.SEEDREAM_5_0_LITE
                && request.has(ImageParameters.PROMPT_ENHANCEMENT)) {
            complain(
                    ImageParameters.PROMPT_ENHANCEMENT,
                    "has no field with " + call.model() + ". Leave it out");
        }
    }

    private void complain(ImageParameter<?> parameter, String problem) {
        complaints.add(Violation.about(request, parameter, problem));
    }
}
