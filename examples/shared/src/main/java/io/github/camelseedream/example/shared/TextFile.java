package io.github.camelseedream.example.shared;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.request.Violation;
import io.github.camelseedream.result.CallContext;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A prompt or a request in a file. What is wrong with it is told as the component would. */
public final class TextFile {

    private static final long MAX_PROMPT = 1024 * 1024;
    private static final long MAX_REQUEST = 64L * 1024 * 1024;
    private static final ObjectMapper JSON = new ObjectMapper();

    private TextFile() {}

    /**
     * Reads a prompt.
     *
     * @throws InvalidRequestException if there is none
     */
    public static String prompt(Path file) {
        String prompt = text(file, MAX_PROMPT).strip();
        if (prompt.isEmpty()) {
            throw unusable(file, "is empty. Write into it what the image shall show");
        }
        return prompt;
    }

    /**
     * Reads a request.
     *
     * @return its JSON
     * @throws InvalidRequestException if it is no text
     */
    public static String request(Path file) {
        return text(file, MAX_REQUEST);
    }

    /**
     * The fields of a request. Of JSON that is no object there are none, and the component says
     * what is wrong with it.
     *
     * @throws InvalidRequestException if it is no JSON
     */
    public static Map<String, Object> fields(Path file) {
        try {
            Object json = JSON.readValue(request(file), Object.class);
            return json instanceof Map
                    ? JSON.convertValue(json, new TypeReference<Map<String, Object>>() {})
                    : Map.of();
        } catch (JsonProcessingException e) {
            throw unusable(file, "is not JSON: " + problem(e));
        }
    }

    /** Without the parser's own words about its source, which help nobody. */
    private static String problem(JsonProcessingException error) {
        String problem =
                error.getOriginalMessage().replaceAll("\\[Source: .*?; (line: [^]]*)]", "$1");
        JsonLocation place = error.getLocation();
        return place == null
                ? problem
                : "%s (line %d, column %d)"
                        .formatted(problem, place.getLineNr(), place.getColumnNr());
    }

    /** In UTF-8, with or without a byte order mark. */
    private static String text(Path file, long maxBytes) {
        try {
            if (Files.size(file) > maxBytes) {
                throw unusable(
                        file, "has " + Files.size(file) + " bytes. Accepted: up to " + maxBytes);
            }
            return Files.readString(file).replaceFirst("^\uFEFF", "");
        } catch (CharacterCodingException e) {
            throw unusable(file, "is not UTF-8 text. Save it as UTF-8");
        } catch (IOException e) {
            throw unusable(file, "cannot be read: " + e);
        }
    }

    private static InvalidRequestException unusable(Path file, String problem) {
        return new InvalidRequestException(
                CallContext.NONE,
                List.of(new Violation(String.valueOf(file.getFileName()), "", "", problem)));
    }
}
