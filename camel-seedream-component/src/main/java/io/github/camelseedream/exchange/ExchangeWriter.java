package io.github.camelseedream.exchange;

import io.github.camelseedream.SeedreamConstants;
import io.github.camelseedream.result.AiMark;
import io.github.camelseedream.result.Cost;
import io.github.camelseedream.result.Estimate;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.ImageIterator;
import io.github.camelseedream.result.ImageResult;
import io.github.camelseedream.result.TaskCancellation;
import io.github.camelseedream.result.TaskHandle;
import io.github.camelseedream.result.TaskProgress;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Puts a result on the exchange. The only place of the rules for body and headers. Immutable.
 *
 * @hidden
 */
public final class ExchangeWriter {

    private final ResultMode resultMode;
    private final boolean storeFullResponse;

    /**
     * @param resultMode what the body is after images were made
     * @param storeFullResponse whether the whole result is kept in a property, too
     */
    public ExchangeWriter(ResultMode resultMode, boolean storeFullResponse) {
        this.resultMode = resultMode;
        this.storeFullResponse = storeFullResponse;
    }

    /**
     * Writes a result.
     *
     * @param several whether more than one image was asked for, so that the body is a List however
     *     many came
     */
    public void write(Exchange exchange, ImageResult result, boolean several) {
        Message message = exchange.getMessage();
        headers(message, result);
        if (storeFullResponse) {
            exchange.setProperty(SeedreamConstants.RESULT_PROPERTY, result);
        }
        message.setBody(body(result, several));
    }

    /** Whether the body is an iterator, so that images are written before all are there. */
    public boolean isStream() {
        return resultMode == ResultMode.stream;
    }

    /**
     * Writes images of which the first is here. Headers tell what is known by then: provider,
     * model, mode and adjustments. The exchange closes the images when it is done.
     *
     * @param known what is known; it holds no images
     */
    public void write(Exchange exchange, ImageResult known, ImageIterator images) {
        Message message = exchange.getMessage();
        headers(message, known);
        set(message, SeedreamConstants.RESULT_STATUS, null);
        message.setBody(images);
        exchange.getExchangeExtension()
                .addOnCompletion(
                        new SynchronizationAdapter() {
                            @Override
                            public void onDone(Exchange done) {
                                images.close();
                            }
                        });
    }

    /** Writes the user's own values that a handle carries. */
    public void writeAttributes(Exchange exchange, TaskHandle task) {
        set(exchange.getMessage(), SeedreamConstants.RESULT_ATTRIBUTES, attributes(task));
    }

    /** Writes what was awaited: the images, or the handle again while they are not ready. */
    public void writeAwaited(
            Exchange exchange, ImageResult result, TaskHandle task, boolean several) {
        Message message = exchange.getMessage();
        boolean pending = result.getImages().isEmpty();
        if (pending) {
            message.setBody(task);
            set(message, SeedreamConstants.RESULT_PROVIDER, result.getProvider());
            set(message, SeedreamConstants.RESULT_MODEL, result.getModel());
        } else {
            write(exchange, result, several);
        }
        set(message, SeedreamConstants.RESULT_STATUS, pending ? "pending" : "completed");
        set(message, SeedreamConstants.RESULT_ATTRIBUTES, attributes(task));
    }

    /** Writes the handle of what was submitted. */
    public void write(Exchange exchange, TaskHandle task, Map<?, ?> attributes) {
        Message message = exchange.getMessage();
        set(message, SeedreamConstants.RESULT_PROVIDER, task.getProvider());
        set(message, SeedreamConstants.RESULT_MODEL, task.getModel());
        set(message, SeedreamConstants.RESULT_STATUS, "pending");
        set(message, SeedreamConstants.RESULT_ADJUSTMENTS, task.getAdjustments());
        set(message, SeedreamConstants.RESULT_FAILURES, task.getFailures());
        message.setBody(task.withAttributes(attributes == null ? Map.of() : attributes));
    }

    /** Writes how tasks stand. */
    public void write(Exchange exchange, TaskProgress progress) {
        Message message = exchange.getMessage();
        set(message, SeedreamConstants.RESULT_PROVIDER, progress.task().getProvider());
        set(message, SeedreamConstants.RESULT_STATUS, progress.status());
        set(message, SeedreamConstants.RESULT_FAILURES, progress.failures());
        set(message, SeedreamConstants.RESULT_ATTRIBUTES, attributes(progress.task()));
        message.setBody(progress);
    }

    /** Writes what became of tasks that were to be cancelled. */
    public void write(Exchange exchange, TaskCancellation cancellation) {
        Message message = exchange.getMessage();
        set(message, SeedreamConstants.RESULT_PROVIDER, cancellation.task().getProvider());
        set(message, SeedreamConstants.RESULT_STATUS, cancellation.outcome().name());
        set(message, SeedreamConstants.RESULT_ATTRIBUTES, attributes(cancellation.task()));
        message.setBody(cancellation);
    }

    /** Writes how the task stands that a delivery is about. */
    public void writeReported(Exchange exchange, TaskProgress progress, String taskId) {
        write(exchange, progress);
        set(exchange.getMessage(), SeedreamConstants.RESULT_MODEL, progress.task().getModel());
        set(exchange.getMessage(), SeedreamConstants.RESULT_REQUEST_ID, taskId);
    }

    /** Writes that a delivery tells nothing new. */
    public void writeDuplicate(Exchange exchange, TaskHandle task, String taskId) {
        Message message = exchange.getMessage();
        set(message, SeedreamConstants.RESULT_PROVIDER, task.getProvider());
        set(message, SeedreamConstants.RESULT_MODEL, task.getModel());
        set(message, SeedreamConstants.RESULT_REQUEST_ID, taskId);
        set(message, SeedreamConstants.RESULT_STATUS, "duplicate");
        set(message, SeedreamConstants.RESULT_ATTRIBUTES, attributes(task));
        message.setBody(null);
    }

    private static Map<String, Object> attributes(TaskHandle task) {
        return task.getAttributes().isEmpty() ? null : task.getAttributes();
    }

    /** Writes what a request would cost. */
    public void write(Exchange exchange, Estimate estimate) {
        cost(exchange.getMessage(), estimate.cost());
        exchange.getMessage().setBody(estimate);
    }

    private Object body(ImageResult result, boolean several) {
        return switch (resultMode) {
            case result -> result;
            case url ->
                    oneOrAll(
                            result.getImages().stream().map(ExchangeWriter::urlOrImage).toList(),
                            several);
            case image, stream -> oneOrAll(result.getImages(), several);
        };
    }

    /** An image that came as bytes all the same has no URL; it is paid for and not lost. */
    private static Object urlOrImage(GeneratedImage image) {
        return image.getUrl() == null ? image : image.getUrl();
    }

    private static Object oneOrAll(List<?> all, boolean several) {
        return several || all.size() != 1 ? all : all.get(0);
    }

    private static void headers(Message message, ImageResult result) {
        set(message, SeedreamConstants.RESULT_PROVIDER, result.getProvider());
        set(message, SeedreamConstants.RESULT_MODEL, result.getModel());
        set(message, SeedreamConstants.RESULT_REQUEST_ID, result.getRequestId());
        set(message, SeedreamConstants.RESULT_MODE, result.getMode());
        set(message, SeedreamConstants.RESULT_AI_MARK, aiMark(result.getImages()));
        cost(message, result.getCost());
        set(message, SeedreamConstants.RESULT_ADJUSTMENTS, result.getAdjustments());
        set(message, SeedreamConstants.RESULT_FAILURES, result.getFailures());
        set(message, SeedreamConstants.RESULT_TASK, result.getTask());
        Optional<GeneratedImage> first = result.getImages().stream().findFirst();
        int count = result.getImages().size();
        set(message, SeedreamConstants.RESULT_COUNT, count == 0 ? null : count);
        set(
                message,
                SeedreamConstants.RESULT_REVISED_PROMPT,
                first.map(GeneratedImage::getRevisedPrompt).orElse(null));
        set(
                message,
                SeedreamConstants.RESULT_SIZE,
                first.filter(image -> image.getWidth() > 0)
                        .map(image -> image.getWidth() + "x" + image.getHeight())
                        .orElse(null));
        set(message, Exchange.CONTENT_TYPE, first.map(GeneratedImage::getMediaType).orElse(null));
    }

    /** The least that is true of all images. */
    private static String aiMark(List<GeneratedImage> images) {
        return images.stream()
                .map(GeneratedImage::getAiMark)
                .filter(Objects::nonNull)
                .map(AiMark::state)
                .max(Comparator.naturalOrder())
                .map(Enum::name)
                .orElse(null);
    }

    private static void cost(Message message, Cost cost) {
        set(message, SeedreamConstants.RESULT_COST, cost == null ? null : cost.amount());
        set(message, SeedreamConstants.RESULT_COST_UNIT, cost == null ? null : cost.unit());
    }

    /** What is not known is absent, also when an earlier call had left it there. */
    private static void set(Message message, String header, Object value) {
        if (value == null || "".equals(value) || value instanceof List<?> list && list.isEmpty()) {
            message.removeHeader(header);
        } else {
            message.setHeader(header, value);
        }
    }
}
