package io.github.camelseedream;

import io.github.camelseedream.result.Cost;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.ImageResult;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Puts a result on the exchange. The only place of the rules for body and headers. */
final class ExchangeWriter {

    private final SeedreamConfiguration configuration;

    ExchangeWriter(SeedreamConfiguration configuration) {
        this.configuration = configuration;
    }

    /**
     * Writes a result.
     *
     * @param several whether more than one picture was asked for, so that the body is a List
     *     however many came
     */
    void write(Exchange exchange, ImageResult result, boolean several) {
        Message message = exchange.getMessage();
        headers(message, result);
        if (configuration.isStoreFullResponse()) {
            exchange.setProperty(SeedreamConstants.RESULT_PROPERTY, result);
        }
        message.setBody(body(result, several));
    }

    private Object body(ImageResult result, boolean several) {
        return switch (configuration.getResultMode()) {
            case "result" -> result;
            case "url" ->
                    oneOrAll(
                            result.getImages().stream().map(ExchangeWriter::urlOrImage).toList(),
                            several);
            default -> oneOrAll(result.getImages(), several);
        };
    }

    /** A picture that came as bytes all the same has no URL; it is paid for and not lost. */
    private static Object urlOrImage(GeneratedImage image) {
        return image.getUrl() == null ? image : image.getUrl();
    }

    private static Object oneOrAll(List<?> all, boolean several) {
        return several || all.size() != 1 ? all : all.get(0);
    }

    private static void headers(Message message, ImageResult result) {
        GeneratedImage first = result.getImages().get(0);
        set(message, SeedreamConstants.RESULT_PROVIDER, result.getProvider());
        set(message, SeedreamConstants.RESULT_MODEL, result.getModel());
        set(message, SeedreamConstants.RESULT_REQUEST_ID, result.getRequestId());
        set(message, SeedreamConstants.RESULT_COUNT, result.getImages().size());
        set(message, SeedreamConstants.RESULT_MODE, result.getMode());
        set(message, SeedreamConstants.RESULT_REVISED_PROMPT, first.getRevisedPrompt());
        set(
                message,
                SeedreamConstants.RESULT_SIZE,
                first.getWidth() == 0 ? null : first.getWidth() + "x" + first.getHeight());
        cost(message, result.getCost());
        set(message, SeedreamConstants.RESULT_ADJUSTMENTS, result.getAdjustments());
        set(message, SeedreamConstants.RESULT_FAILURES, result.getFailures());
        set(message, Exchange.CONTENT_TYPE, first.getMediaType());
    }

    static void cost(Message message, Cost cost) {
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
