package io.github.camelseedream.provider;

import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.http.LenientUri;
import io.github.camelseedream.result.Cost;
import io.github.camelseedream.result.ImageLayer;
import io.github.camelseedream.result.StoredImage;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** What a reply means. Immutable. */
public sealed interface Outcome {

    /**
     * The same with links that can be followed.
     *
     * @param answer the URL of what they stand in, which some are relative to
     */
    default Outcome linkedFrom(URI answer) {
        return this;
    }

    /**
     * The same with what the provider wrote changed. Links and the ids of tasks stay, since they
     * are used; what failed was changed when it was read.
     *
     * @param change takes null for what is not there
     */
    default Outcome withTexts(UnaryOperator<String> change) {
        return this;
    }

    /**
     * The images are made.
     *
     * @param images what came, in order
     * @param facts what else the reply says
     */
    record Finished(List<ReturnedImage> images, ReplyMetadata facts) implements Outcome {

        public Finished {
            images = List.copyOf(images);
        }

        @Override
        public Finished linkedFrom(URI answer) {
            return new Finished(images.stream().map(i -> i.linkedFrom(answer)).toList(), facts);
        }

        @Override
        public Finished withTexts(UnaryOperator<String> change) {
            return new Finished(
                    images.stream().map(i -> i.withTexts(change)).toList(),
                    facts == null ? null : facts.withTexts(change));
        }
    }

    /**
     * The provider took the request and works on it.
     *
     * @param tasks the ids of its tasks, in the order of their images; as many as the answer names,
     *     so none in an answer about one task
     * @param progress 0 to 100; null where the provider does not tell
     * @param position how many tasks are before it in the provider's queue; null where the provider
     *     does not tell, and once it works on it
     */
    record Pending(List<String> tasks, Integer progress, Integer position) implements Outcome {

        /** Where no queue is told of. */
        public Pending(List<String> tasks, Integer progress) {
            this(tasks, progress, null);
        }

        public Pending {
            tasks = List.copyOf(tasks);
        }
    }

    /** There will be no images. */
    record Failed(SeedreamException error) implements Outcome {}

    /**
     * One image of a reply.
     *
     * @param image its bytes where the reply held them, else null
     * @param url where it is, else null
     * @param revisedPrompt the prompt as rewritten, else null
     * @param expiresAt when the URL dies, ISO-8601, else null
     * @param layer which part of a picture it is, else null
     * @param unusable why the bytes that came are no image, or could not be stored, else null
     * @param failure why there is none, beside others that came, else null
     */
    record ReturnedImage(
            StoredImage image,
            String url,
            String revisedPrompt,
            String expiresAt,
            ImageLayer layer,
            IOException unusable,
            SeedreamException failure) {

        public static ReturnedImage of(StoredImage image) {
            return new ReturnedImage(image, null, null, null, null, null, null);
        }

        public static ReturnedImage at(String url) {
            return new ReturnedImage(null, url, null, null, null, null, null);
        }

        /** An image that came and cannot be used. */
        public static ReturnedImage unusable(IOException why) {
            return new ReturnedImage(null, null, null, null, null, why, null);
        }

        /** An image that was refused, while others may have come. */
        public static ReturnedImage failed(SeedreamException failure) {
            return new ReturnedImage(null, null, null, null, null, null, failure);
        }

        public ReturnedImage withRevisedPrompt(String text) {
            return new ReturnedImage(image, url, text, expiresAt, layer, unusable, failure);
        }

        public ReturnedImage expiringAt(String time) {
            return new ReturnedImage(image, url, revisedPrompt, time, layer, unusable, failure);
        }

        public ReturnedImage withLayer(ImageLayer part) {
            return new ReturnedImage(image, url, revisedPrompt, expiresAt, part, unusable, failure);
        }

        private ReturnedImage withUrl(String link) {
            return new ReturnedImage(
                    image, link, revisedPrompt, expiresAt, layer, unusable, failure);
        }

        ReturnedImage withTexts(UnaryOperator<String> change) {
            return withRevisedPrompt(change.apply(revisedPrompt))
                    .expiringAt(change.apply(expiresAt))
                    .withLayer(
                            layer == null
                                    ? null
                                    : new ImageLayer(
                                            layer.index(),
                                            change.apply(layer.name()),
                                            change.apply(layer.description()),
                                            layer.box()));
        }

        /** What cannot be resolved stays as it is, and is refused where it would be fetched. */
        ReturnedImage linkedFrom(URI answer) {
            if (url == null || url.isBlank()) {
                return this;
            }
            try {
                return withUrl(LenientUri.resolve(answer, url).toString());
            } catch (URISyntaxException e) {
                return this;
            }
        }
    }

    /**
     * What a reply says beside the images.
     *
     * @param requestId the provider's id, or an empty text
     * @param model the model that ran, or an empty text
     * @param cost the cost, null where the reply does not tell
     * @param metadata plain values worth keeping
     */
    record ReplyMetadata(String requestId, String model, Cost cost, Map<String, Object> metadata) {

        ReplyMetadata withTexts(UnaryOperator<String> change) {
            return new ReplyMetadata(
                    change.apply(requestId),
                    change.apply(model),
                    cost,
                    metadata == null ? null : PlainTexts.change(metadata, change));
        }
    }
}
