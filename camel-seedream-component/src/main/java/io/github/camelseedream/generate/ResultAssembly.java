package io.github.camelseedream.generate;

import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.ImageFailure;
import io.github.camelseedream.result.ImageResult;
import io.github.camelseedream.result.SeedreamTask;
import java.util.List;

/** Numbers and merges what the calls of a request brought. Used once. */
final class ResultAssembly {

    private final List<CallPart> parts;
    private final ImageResult.Builder result = ImageResult.builder();
    private int index;

    ResultAssembly(GenerationJob job, RequestCheck.Checked checked, List<CallPart> parts) {
        this.parts = parts;
        result.provider(job.target().provider().profile().name())
                .model(checked.call().model())
                .mode(checked.mode())
                .adjustments(checked.adjustments());
    }

    /**
     * @param task the handle of what is not ready yet, or null
     */
    ImageResult result(SeedreamTask task) {
        parts.forEach(this::add);
        return result.task(task).build();
    }

    private void add(CallPart part) {
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
        GeneratedImage.Builder copy =
                GeneratedImage.builder()
                        .index(++index)
                        .url(image.getUrl())
                        .expiresAt(image.getExpiresAt())
                        .revisedPrompt(image.getRevisedPrompt());
        image.picture().ifPresent(copy::picture);
        return copy.build();
    }
}
