package io.github.camelseedream.provider.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.POJONode;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.provider.Outcome;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.spec.FailureKind;
import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.StoredImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The JSON of images as OpenAI writes it, which most providers speak. Stateless. */
public final class OpenAiImageJson {

    private OpenAiImageJson() {}

    /**
     * The answer that holds these images: elements of a list, of which each is an image or says why
     * there is none.
     *
     * @param codes what this provider's codes mean
     */
    public static Outcome images(
            Reply reply,
            JsonNode list,
            CallContext context,
            Map<String, FailureKind> codes,
            Outcome.ReplyMetadata facts) {
        List<Outcome.ReturnedImage> items = new ArrayList<>();
        SeedreamException refused = null;
        for (JsonNode node : list) {
            Optional<Outcome.ReturnedImage> item = item(node);
            item.ifPresent(items::add);
            if (item.isEmpty() && node.hasNonNull("error")) {
                Reply said = reply.withJson(node);
                refused = ProviderErrors.failure(said, context, codes);
                items.add(Outcome.ReturnedImage.failed(refused));
            }
        }
        if (items.stream().allMatch(item -> item.failure() != null)) {
            return new Outcome.Failed(refused == null ? ProviderErrors.noImage(context) : refused);
        }
        return new Outcome.Finished(items, facts);
    }

    /** One element of a list of images: {@code {url | b64_json, revised_prompt}}. */
    public static Optional<Outcome.ReturnedImage> item(JsonNode node) {
        JsonNode url = node.path("url");
        JsonNode bytes = node.path("b64_json");
        return image(bytes)
                .or(() -> image(url))
                .map(Outcome.ReturnedImage::of)
                .or(() -> text(url).map(Outcome.ReturnedImage::at))
                .or(
                        () ->
                                unusable(bytes)
                                        .or(() -> unusable(url))
                                        .map(Outcome.ReturnedImage::unusable))
                .map(
                        item ->
                                item.withRevisedPrompt(
                                        text(node.path("revised_prompt")).orElse(null)));
    }

    /** The image that stands in a tree instead of its base64. */
    public static Optional<StoredImage> image(JsonNode node) {
        return taken(node).map(ExtractedImage::image);
    }

    /** Why the image that stood in this place cannot be used, where it cannot. */
    private static Optional<IOException> unusable(JsonNode node) {
        return taken(node).map(ExtractedImage::unusable);
    }

    private static Optional<ExtractedImage> taken(JsonNode node) {
        return node instanceof POJONode pojo && pojo.getPojo() instanceof ExtractedImage taken
                ? Optional.of(taken)
                : Optional.empty();
    }

    private static Optional<String> text(JsonNode node) {
        return Optional.of(node)
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText)
                .filter(text -> !text.isEmpty());
    }
}
