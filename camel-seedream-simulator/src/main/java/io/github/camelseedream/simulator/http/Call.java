package io.github.camelseedream.simulator.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request as it arrived, its body already read. Header names are compared without regard
 * to case.
 */
public record Call(
        String method, String path, String query, Map<String, List<String>> headers, Content body) {

    /** The type of a form without files, as browsers send it. */
    public static final String URLENCODED = "application/x-www-form-urlencoded";

    public boolean isPost() {
        return method.equals("POST");
    }

    public Optional<String> header(String name) {
        return headers.entrySet().stream()
                .filter(header -> header.getKey().equalsIgnoreCase(name))
                .map(header -> header.getValue().get(0))
                .findFirst();
    }

    /** The key of an {@code Authorization: Bearer} header; empty without one. */
    public String bearerKey() {
        return key("Bearer");
    }

    /** The key of an {@code Authorization} header with this word in front; empty without one. */
    public String key(String scheme) {
        String header = header("Authorization").orElse("");
        return header.startsWith(scheme + " ") ? header.substring(scheme.length()).strip() : "";
    }

    /** Whether the query holds exactly this pair, for example {@code dryRun=true}. */
    public boolean hasQuery(String pair) {
        return Arrays.asList(query.split("&")).contains(pair);
    }

    /** The decoded value of the first such pair in the query. */
    public Optional<String> queryValue(String name) {
        return Arrays.stream(query.split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .map(value -> URLDecoder.decode(value, StandardCharsets.UTF_8))
                .findFirst();
    }

    /** Scheme, host and port as the caller knows them. */
    public String origin() {
        return "http://" + header("Host").orElse("127.0.0.1");
    }

    public boolean hasContentType(String mediaType) {
        return header("Content-Type").orElse("").toLowerCase(Locale.ROOT).startsWith(mediaType);
    }
}
