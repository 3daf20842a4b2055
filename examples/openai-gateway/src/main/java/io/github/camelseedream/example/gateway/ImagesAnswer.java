package io.github.camelseedream.example.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.ImageResult;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.http.common.HttpMessage;
import org.apache.commons.codec.binary.Base64InputStream;

/**
 * Makes the component's result OpenAI's answer: a stream, in which images become base64 only while
 * it is written. What OpenAI has no field for is under {@code seedream}. Safe for use by several
 * threads.
 */
final class ImagesAnswer implements Processor {

    private static final int ONE_LINE = -1;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final ImageShelf shelf;
    private final Duration fileLife;
    private final String publicUrl;

    /**
     * @param publicUrl what links begin with, or an empty text for the address that was called
     */
    ImagesAnswer(ImageShelf shelf, Duration fileLife, String publicUrl) {
        this.shelf = shelf;
        this.fileLife = fileLife;
        this.publicUrl = publicUrl;
    }

    @Override
    public void process(Exchange exchange) throws JsonProcessingException {
        Message message = exchange.getMessage();
        ImageResult result = message.getBody(ImageResult.class);
        OpenAiFields.Wanted wanted = RequestReader.wanted(exchange);
        String url = publicUrl.isEmpty() ? called(exchange) : publicUrl;
        message.setBody(answer(result, wanted, url + FrontHandler.FILES));
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        if (!result.getRequestId().isEmpty()) {
            message.setHeader("X-Request-Id", result.getRequestId());
        }
    }

    /** The address as the client knows it, from its Host header. */
    private static String called(Exchange exchange) {
        HttpServletRequest request = exchange.getIn(HttpMessage.class).getRequest();
        String url = request.getRequestURL().toString();
        return url.substring(0, url.length() - request.getRequestURI().length());
    }

    private InputStream answer(ImageResult result, OpenAiFields.Wanted wanted, String filesUrl)
            throws JsonProcessingException {
        List<Supplier<InputStream>> pieces = new ArrayList<>();
        String before = "{\"created\":" + System.currentTimeMillis() / 1000 + ",\"data\":[";
        for (GeneratedImage image : result.getImages()) {
            pieces.add(text(before + "{" + revisedPrompt(image)));
            if (wanted.form() != OpenAiFields.Form.URL) {
                boolean last = wanted.form() != OpenAiFields.Form.BOTH;
                pieces.add(text("\"b64_json\":\""));
                pieces.add(() -> base64(image, last));
                pieces.add(text("\""));
            }
            if (wanted.form() == OpenAiFields.Form.BOTH) {
                pieces.add(text(","));
            }
            if (wanted.form() != OpenAiFields.Form.B64_JSON) {
                pieces.add(text("\"url\":" + json(filesUrl + shelf.put(image, fileLife))));
            }
            pieces.add(text("}"));
            before = ",";
        }
        pieces.add(text("]" + facts(result, wanted) + "}"));
        return joined(pieces);
    }

    /** Each piece is opened when the one before it has been read. */
    private static InputStream joined(List<Supplier<InputStream>> pieces) {
        Iterator<InputStream> opened = pieces.stream().map(Supplier::get).iterator();
        return new SequenceInputStream(
                new Enumeration<>() {
                    @Override
                    public boolean hasMoreElements() {
                        return opened.hasNext();
                    }

                    @Override
                    public InputStream nextElement() {
                        return opened.next();
                    }
                });
    }

    /**
     * @param last whether the image is freed when it has been read
     */
    static InputStream base64(GeneratedImage image, boolean last) {
        try {
            return new FilterInputStream(
                    new Base64InputStream(image.open(), true, ONE_LINE, new byte[0])) {
                @Override
                public void close() throws IOException {
                    super.close();
                    if (last) {
                        image.close();
                    }
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String revisedPrompt(GeneratedImage image) throws JsonProcessingException {
        String prompt = image.getRevisedPrompt();
        return prompt == null ? "" : "\"revised_prompt\":" + json(prompt) + ",";
    }

    private static String facts(ImageResult result, OpenAiFields.Wanted wanted)
            throws JsonProcessingException {
        GeneratedImage first = result.getImages().get(0);
        Map<String, Object> own = new LinkedHashMap<>();
        own.put("provider", result.getProvider());
        own.put("model", result.getModel());
        own.put("adjustments", result.getAdjustments());
        own.put("ai_marks", result.getImages().stream().map(GeneratedImage::getAiMark).toList());
        own.put("notes", wanted.notes());
        own.put("failures", result.getFailures());
        own.put("cost", result.getCost());
        return ",\"size\":"
                + json(first.getWidth() + "x" + first.getHeight())
                + ",\"output_format\":"
                + json(first.getMediaType().replaceFirst(".*/", ""))
                + ",\"seedream\":"
                + json(own);
    }

    static String json(Object value) throws JsonProcessingException {
        return MAPPER.writeValueAsString(value);
    }

    static Supplier<InputStream> text(String text) {
        return () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
