package io.github.camelseedream.provider.dialect;

import static io.github.camelseedream.catalog.ModelFamilies.SEEDREAM_3_0;
import static io.github.camelseedream.catalog.ModelFamilies.SEEDREAM_4_0;
import static io.github.camelseedream.catalog.ModelFamilies.SEEDREAM_5_0_LITE;
import static io.github.camelseedream.catalog.ModelFamilies.SEEDREAM_5_0_PRO;
import static io.github.camelseedream.catalog.ModelFamilies.SEEDREAM_5_5;
import static io.github.camelseedream.catalog.ModelFamilies.UNKNOWN;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.catalog.ModelFamilies;
import io.github.camelseedream.catalog.ModelFamily;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.provider.HealthCheckedProvider;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.spec.ProviderSpec;
import io.github.camelseedream.provider.wire.ReplyReader;
import io.github.camelseedream.provider.wire.RequestFields;
import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageSize;
import io.github.camelseedream.request.ReferenceImage;
import io.github.camelseedream.request.Violations;
import io.github.camelseedream.result.Adjustment;
import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.Cost;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The dialect of the models' own API, which answers at once. It looks like OpenAI's and is not: one
 * path for text and references, no count, sets, and fields that some models have and others refuse.
 * What it calls by another name is in the spec of the brand. Safe for use by several threads.
 *
 * <p>Sources, read 2026-11: docs.byteplus.com/en/docs/ModelArk/1541523 (fields), 1824121 and
 * 2582774 (what each model takes), 1299023 (errors).
 */
public class ArkImages extends OpenAiImages implements HealthCheckedProvider {

    /** Its own fields that are refused with every model but these. */
    private static final Map<String, Set<ModelFamily>> FIELDS_OF =
            Map.of("guidance_scale", Set.of(SEEDREAM_3_0), "tools", Set.of(SEEDREAM_5_0_LITE));

    private static final Set<ModelFamily> FAST = Set.of(SEEDREAM_4_0, SEEDREAM_5_0_PRO, UNKNOWN);

    public ArkImages(ProviderSpec spec) {
        super(spec);
    }

    @Override
    protected String path(ProviderRequest call) {
        return "images/generations";
    }

    /** One goes as a text, several as a list of texts. */
    @Override
    protected void putReferences(RequestFields fields, List<ReferenceImage> references) {
        fields.put("image", references.size() == 1 ? references.get(0) : references);
    }

    @Override
    protected void putConverted(RequestFields fields, ProviderRequest call) {
        Optional<String> pixels = call.size().pixels().map(ImageSize.Pixels::toString);
        fields.put("size", pixels.or(() -> call.size().tier().map(ImageSize.Tier::toString)));
        SequentialImages.put(fields, call, SequentialImages.MAX_IMAGES_OPTION);
        if (call.isSet() && call.count() > 1) {
            // an event for each image, as soon as it is made
            fields.put("stream", true);
        }
        fields.put(
                "optimize_prompt_options.mode",
                call.request().get(ImageParameters.PROMPT_ENHANCEMENT));
        fields.put("output_format", nativeFormat(call));
        fields.put("watermark", call.request().get(ImageParameters.WATERMARK).orElse(false));
    }

    /** Left out, a watermark is drawn, which hardly anybody asks for. */
    @Override
    public List<Adjustment> adjustments(ProviderRequest call) {
        return call.request().has(ImageParameters.WATERMARK)
                ? List.of()
                : List.of(
                        new Adjustment(
                                ImageParameters.WATERMARK.name(),
                                "",
                                "false",
                                spec().name() + " draws one unless it is told not to"));
    }

    @Override
    protected void check(ProviderRequest call, Violations violations) {
        super.check(call, violations);
        ModelFamily family = ModelFamilies.of(call.model());
        if (call.request().is(ImageParameters.PROMPT_ENHANCEMENT, "fast")
                && !FAST.contains(family)) {
            violations.add(
                    ImageParameters.PROMPT_ENHANCEMENT,
                    "is not taken with " + call.model() + ". Accepted: standard");
        }
        SequentialImages.check(call, spec(), violations);
        Map<String, Object> own = call.request().get(ImageParameters.PARAMETERS).orElse(Map.of());
        own.forEach(
                (name, value) -> {
                    Set<ModelFamily> takers = FIELDS_OF.getOrDefault(name, Set.of(family));
                    if (family != UNKNOWN && !takers.contains(family)) {
                        violations.addField(
                                name,
                                value,
                                "has no meaning with " + call.model() + ". Leave it out");
                    }
                });
        if (isLayered(call)) {
            ArkLayers.check(call, ImageParameters.LAYERS, violations);
        }
        checkBackground(call, family, violations);
    }

    private static boolean isLayered(ProviderRequest call) {
        return call.request().get(ImageParameters.LAYERS).orElse(false);
    }

    private static void checkBackground(
            ProviderRequest call, ModelFamily family, Violations violations) {
        ImageParameter<String> background = ImageParameters.BACKGROUND;
        boolean isLate = family == SEEDREAM_5_5 || family == UNKNOWN;
        if (call.request().is(background, "auto") && !isLate) {
            violations.add(
                    background,
                    "is not taken with " + call.model() + ". Accepted: transparent, opaque");
        }
        if (!call.request().is(background, "transparent")) {
            return;
        }
        if (!call.request().get(ImageParameters.OUTPUT_FORMAT).map("png"::equals).orElse(isLate)) {
            violations.add(background, "needs outputFormat=png");
        }
        if (!isLate && call.request().getReferences().size() != 1) {
            violations.add(
                    background,
                    "needs exactly one reference image with "
                            + call.model()
                            + ", a PNG with a transparent pixel");
        }
    }

    @Override
    public Outcome read(ProviderRequest call, Reply reply) {
        Outcome outcome = super.read(call, reply);
        return isLayered(call) && outcome instanceof Outcome.Finished answer
                ? ArkLayers.inOrder(answer, reply.json().path("data"))
                : outcome;
    }

    @Override
    protected Outcome.ReplyMetadata metadata(
            ProviderRequest call, Reply reply, CallContext context) {
        return new Outcome.ReplyMetadata(
                context.requestId(),
                ReplyReader.text(reply.json().path("model")),
                cost(call, reply.json()).orElse(null),
                ReplyReader.fields(reply.json(), "created", "usage", "tools"));
    }

    /** By the price list; of layers, whose price no list tells for all models, nothing. */
    private Optional<Cost> cost(ProviderRequest call, JsonNode answer) {
        List<Optional<ImageSize.Pixels>> sizes = new ArrayList<>();
        for (JsonNode image : answer.path("data")) {
            if (image.has("z_index")) {
                return Optional.empty();
            }
            if (!image.hasNonNull("error")) {
                sizes.add(ImageSize.Pixels.told(image.path("size").asText()));
            }
        }
        int references =
                answer.at("/usage/input_images").asInt(call.request().getReferences().size());
        return spec().price(call.model())
                .flatMap(price -> price.cost(sizes, call.size().pixels().isPresent(), references));
    }

    @Override
    public HttpCall check() {
        return models();
    }
}
