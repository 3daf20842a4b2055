package io.github.camelseedream.generate;

import io.github.camelseedream.generate.check.ValidatedRequest;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.result.Adjustment;
import io.github.camelseedream.result.ImageFailure;
import io.github.camelseedream.result.TaskHandle;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What still matters of a request once its calls are planned, whether it is new or goes on with a
 * task handle.
 *
 * @param mode what several images of it are
 * @param output the form in which the images are delivered
 * @param adjustments what was changed before it was sent
 * @param submittedAt when it was sent
 * @param attributes the user's own values
 * @param earlierFailures the images that failed when the handle was made
 */
record RequestOutline(
        String mode,
        TaskHandle.Output output,
        List<Adjustment> adjustments,
        Instant submittedAt,
        Map<String, Object> attributes,
        List<ImageFailure> earlierFailures) {

    static RequestOutline of(ValidatedRequest validated) {
        ImageRequest request = validated.call().request();
        return new RequestOutline(
                validated.mode(),
                new TaskHandle.Output(
                        request.get(ImageParameters.OUTPUT_FORMAT).orElse(null),
                        request.get(ImageParameters.OUTPUT_COMPRESSION).orElse(null)),
                validated.adjustments(),
                Instant.now(),
                Map.of(),
                List.of());
    }

    static RequestOutline of(TaskHandle task) {
        return new RequestOutline(
                task.getMode(),
                task.getOutput(),
                task.getAdjustments(),
                Instant.parse(task.getSubmittedAt()),
                task.getAttributes(),
                task.getFailures());
    }
}
