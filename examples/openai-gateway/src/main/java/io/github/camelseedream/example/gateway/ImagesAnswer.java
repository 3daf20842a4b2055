package io.github.camelseedream.example.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.ImageResult;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Makes the component's result OpenAI's answer: a stream, in which pictures become base64 only
 * while it is written. What OpenAI has no field for is under {@code seedream}. Safe for use by
 * several threads.
 */
final class ImagesAnswer implements Processor {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final PictureShelf shelf;
    private final Duration fileLife;
    private final String filesUrl;

    /**
     * @param filesUrl what a picture's name is put behind
     */
    ImagesAnswer(PictureShelf shelf, Duration fileLife, String filesUrl) {
        this.shelf = shelf;
        this.fileLife = fileLife;
        this.filesUrl = filesUrl;
    }

    @Override
    public void process(Exchange exchange) throws JsonProcessingException {
        Message message = exchange.getMessage();
        ImageResult result = message.getBody(ImageResult.class);
        boolean asUrls = exchange.getProperty(RequestReader.AS_URLS, Boolean.class);
        message.setBody(answer(result, asUrls, System.currentTimeMillis() / 1000));
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        if (!result.getRequestId().isEmpty()) {
            message.setHeader("X-Request-Id", result.getRequestId());
        }
    }

    private InputStream answer(ImageResult result, boolean asUrls, long created)
            throws JsonProcessingException {
        List<InputStream> pieces = new ArrayList<>();
        String before = "{\"created\":" + created + ",\"data\":[";
        for (GeneratedImage picture : result.getImages()) {
            pieces.add(text(before + "{" + revisedPrompt(picture)));
            if (asUrls) {
                pieces.add(text("\"url\":" + json(filesUrl + shelf.put(picture, fileLife)) + "}"));
            } else {
                pieces.add(text("\"b64_json\":\""));
                pieces.add(new Base64Stream(picture));
                pieces.add(text("\"}"));
            }
            before = ",";
        }
        pieces.add(text("]" + facts(result) + "}"));
        return new SequenceInputStream(Collections.enumeration(pieces));
    }

    private static String revisedPrompt(GeneratedImage picture) throws JsonProcessingException {
        String prompt = picture.getRevisedPrompt();
        return prompt == null ? "" : "\"revised_prompt\":" + json(prompt) + ",";
    }

    private static String facts(ImageResult result) throws JsonProcessingException {
        GeneratedImage first = result.getImages().get(0);
        Map<String, Object> own = new LinkedHashMap<>();
        own.put("provider", result.getProvider());
        own.put("model", result.getModel());
        own.put("adjustments", result.getAdjustments());
        own.put("failures", result.getFailures());
        own.put("cost", result.getCost());
        return ",\"size\":"
                + json(first.getWidth() + "x" + first.getHeight())
                + ",\"output_format\":"
                + json(first.getMediaType().replaceFirst(".*/", ""))
                + ",\"seedream\":"
                + json(own);
    }

    private static String json(Object value) throws JsonProcessingException {
        return MAPPER.writeValueAsString(value);
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
