package io.github.camelseedream.example.watch;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelseedream.SeedreamConstants;
import io.github.camelseedream.error.CallContext;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.example.watch.folder.InputName;
import io.github.camelseedream.example.watch.outbox.Order;
import io.github.camelseedream.request.Violation;
import java.io.File;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Makes of an input what the component wants: a prompt as header, a request as JSON body, an image
 * as body with its prompt as header. Remembers as {@link Order} what was asked.
 */
final class InputReader implements Processor {

    private static final long LONGEST_PROMPT = 1024 * 1024;
    private static final long LONGEST_REQUEST = 64L * 1024 * 1024;
    private static final Pattern SOURCE = Pattern.compile("\\[Source: .*?; (line: [^]]*)]");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, Object> options;

    /**
     * @param options what every request is made with, to be remembered with it
     */
    InputReader(Map<String, Object> options) {
        this.options = options;
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        Path input = input(exchange);
        Map<String, Object> asked = new LinkedHashMap<>(options);
        switch (InputName.of(input).kind()) {
            case IMAGE -> readEdit(input, message, asked);
            case REQUEST -> readRequest(input, message, asked);
            default -> readPrompt(input, message, asked);
        }
        exchange.setProperty(Order.PROPERTY, new Order(input, asked));
    }

    /** When it is tried again, the body is no longer the file. */
    private static Path input(Exchange exchange) {
        Order earlier = exchange.getProperty(Order.PROPERTY, Order.class);
        return earlier == null
                ? exchange.getMessage().getBody(File.class).toPath()
                : earlier.input();
    }

    /** As a header, so that the file wins over an option prompt. */
    private static void readPrompt(Path input, Message message, Map<String, Object> asked) {
        String prompt = prompt(input);
        message.setHeader(SeedreamConstants.PROMPT, prompt);
        message.setBody(null);
        asked.put("prompt", prompt);
    }

    private static void readEdit(Path image, Message message, Map<String, Object> asked) {
        String prompt = prompt(image.resolveSibling(image.getFileName() + InputName.EDIT_SUFFIX));
        message.setHeader(SeedreamConstants.PROMPT, prompt);
        message.setHeader(InboxRoutes.EDIT, true);
        message.setBody(image.toFile());
        asked.put("prompt", prompt);
        asked.put("references", List.of(image.getFileName().toString()));
    }

    private static void readRequest(Path input, Message message, Map<String, Object> asked) {
        String text = text(input, LONGEST_REQUEST);
        try {
            JsonNode tree = JSON.readTree(text);
            tree.properties()
                    .forEach(
                            field ->
                                    asked.put(
                                            field.getKey(),
                                            JSON.convertValue(field.getValue(), Object.class)));
        } catch (JsonProcessingException e) {
            throw unusable(input, "is not JSON: " + told(e));
        }
        message.setHeader(Exchange.CONTENT_TYPE, "application/json");
        message.setBody(text);
    }

    /** Without the parser's own words about its source, which help nobody. */
    private static String told(JsonProcessingException error) {
        String told = SOURCE.matcher(error.getOriginalMessage()).replaceAll("$1");
        JsonLocation place = error.getLocation();
        return place == null
                ? told
                : told + " (line " + place.getLineNr() + ", column " + place.getColumnNr() + ")";
    }

    private static String prompt(Path file) {
        String prompt = text(file, LONGEST_PROMPT).strip();
        if (prompt.isEmpty()) {
            throw unusable(file, "is empty. Write into it what the image shall show");
        }
        return prompt;
    }

    private static String text(Path file, long longest) {
        try {
            if (Files.size(file) > longest) {
                throw unusable(
                        file, "has " + Files.size(file) + " bytes. Accepted: up to " + longest);
            }
            String text = Files.readString(file);
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw unusable(file, "is not UTF-8 text. Save it as UTF-8");
        } catch (IOException e) {
            throw unusable(file, "cannot be read: " + e);
        }
    }

    /** As the component would say it. */
    private static InvalidRequestException unusable(Path file, String problem) {
        return new InvalidRequestException(
                CallContext.NONE,
                List.of(new Violation(String.valueOf(file.getFileName()), "", "", problem)));
    }
}
