package io.github.camelseedream.example.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.ImageIterator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.function.Supplier;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Makes the component's images OpenAI's server-sent events: one for each image, as soon as it is
 * finished, and an error at the end where others failed. Images are always base64, as OpenAI's are.
 * Safe for use by several threads.
 */
final class EventsAnswer implements Processor {

    /** Seedream models are not billed by tokens, but OpenAI's clients expect a number. */
    private static final Map<String, Object> NO_TOKENS =
            Map.of(
                    "total_tokens",
                    0,
                    "input_tokens",
                    0,
                    "output_tokens",
                    0,
                    "input_tokens_details",
                    Map.of("text_tokens", 0, "image_tokens", 0));

    private final String type;

    /**
     * @param type of the event of an image, as OpenAI calls it
     */
    EventsAnswer(String type) {
        this.type = type;
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        message.setBody(
                new Events(message.getBody(ImageIterator.class), RequestReader.wanted(exchange)));
        message.setHeader(Exchange.CONTENT_TYPE, "text/event-stream");
    }

    private Map<String, Object> facts(GeneratedImage image) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("type", type);
        facts.put("created_at", System.currentTimeMillis() / 1000);
        facts.put("size", image.getWidth() + "x" + image.getHeight());
        facts.put("quality", "auto");
        facts.put("background", "opaque");
        facts.put("output_format", image.getMediaType().replaceFirst(".*/", ""));
        facts.put("usage", NO_TOKENS);
        return facts;
    }

    /** The events one after the other; to read on is to wait for the next image. */
    private final class Events extends InputStream {

        private final ImageIterator images;
        private final OpenAiFields.Wanted wanted;
        private final Queue<Supplier<InputStream>> pieces = new ArrayDeque<>();
        private InputStream current = InputStream.nullInputStream();
        private boolean isOver;

        Events(ImageIterator images, OpenAiFields.Wanted wanted) {
            this.images = images;
            this.wanted = wanted;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            int count = current.read(buffer, from, length);
            while (count < 0) {
                current.close();
                if (pieces.isEmpty()) {
                    addEvent();
                }
                if (pieces.isEmpty()) {
                    return -1;
                }
                current = pieces.remove().get();
                count = current.read(buffer, from, length);
            }
            return count;
        }

        private void addEvent() throws JsonProcessingException {
            if (isOver) {
                return;
            }
            try {
                isOver = !images.hasNext();
                if (!isOver) {
                    add(images.next());
                }
            } catch (RuntimeException failure) {
                isOver = true;
                add(OpenAiException.of(failure));
            }
        }

        private void add(GeneratedImage image) throws JsonProcessingException {
            String facts = ImagesAnswer.json(facts(image));
            pieces.add(
                    ImagesAnswer.text(
                            "event: "
                                    + type
                                    + "\ndata: "
                                    + facts.substring(0, facts.length() - 1)
                                    + ",\"b64_json\":\""));
            pieces.add(() -> ImagesAnswer.base64(image, true));
            pieces.add(ImagesAnswer.text("\"}\n\n"));
        }

        private void add(OpenAiException failure) {
            OpenAiException told = wanted.isGptImage() ? failure.forGptImage() : failure;
            String error = new String(told.json(), StandardCharsets.UTF_8);
            pieces.add(
                    ImagesAnswer.text(
                            "event: error\ndata: {\"type\":\"error\","
                                    + error.substring(1)
                                    + "\n\n"));
        }

        /** A client that has gone gets no further images, and what is not sent yet is not sent. */
        @Override
        public void close() throws IOException {
            current.close();
            images.close();
        }
    }
}
