package io.github.camelseedream.generate;

import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.result.Adjustment;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.ImageFailure;
import io.github.camelseedream.result.ImageResult;
import io.github.camelseedream.result.TaskHandle;
import java.util.List;
import java.util.stream.Stream;

/** Numbers and merges what the calls of a request brought. Used once. */
final class ResultMerger {

    private final List<ProviderCall> parts;
    private final ImageResult.Builder result = ImageResult.builder();
    private int index;

    ResultMerger(
            GenerationContext job,
            RequestValidator.ValidatedRequest checked,
            List<ProviderCall> parts) {
        this.parts = parts;
        result.provider(job.target().provider().spec().name())
                .model(checked.call().model())
                .mode(checked.mode())
                .adjustments(adjustments(checked, parts));
        checked.earlierFailures().forEach(result::failure);
    }

    /** What was changed on the way there, and what was done to the images; each told once. */
    private static List<Adjustment> adjustments(
            RequestValidator.ValidatedRequest checked, List<ProviderCall> parts) {
        return Stream.concat(
                        checked.adjustments().stream(),
                        parts.stream().flatMap(part -> part.adjustments().stream()))
                .distinct()
                .toList();
    }

    /**
     * @param task the handle of what is not ready yet, or null
     */
    ImageResult result(TaskHandle task) {
        parts.forEach(this::add);
        return result.task(task).build();
    }

    /** The number of an image tells its place in the request, also where others are missing. */
    private void add(ProviderCall part) {
        index = Math.max(index, part.index() - 1);
        if (part.facts() != null) {
            if (!part.facts().requestId().isEmpty()) {
                result.requestId(part.facts().requestId());
            }
            if (!part.facts().model().isEmpty()) {
                result.model(part.facts().model());
            }
            if (part.facts().cost() != null) {
                result.cost(part.facts().cost());
            }
            result.metadata(part.facts().metadata());
        }
        for (GeneratedImage image : part.images()) {
            result.image(numbered(image));
        }
        for (SeedreamException error : part.errors()) {
            result.failure(failure(++index, error));
        }
    }

    static ImageFailure failure(int index, SeedreamException error) {
        return new ImageFailure(
                index,
                error.getClass().getSimpleName(),
                error.outcome().text(),
                error.isRepeatable(),
                error.getMessage());
    }

    private GeneratedImage numbered(GeneratedImage image) {
        return image.toBuilder().index(++index).build();
    }
}
