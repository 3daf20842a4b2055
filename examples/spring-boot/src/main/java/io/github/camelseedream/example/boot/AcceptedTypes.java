package io.github.camelseedream.example.boot;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses in words what is neither a prompt nor a request, before anything reads it: curl, unless
 * told otherwise, sends a form.
 */
@Component
final class AcceptedTypes extends OncePerRequestFilter {

    private static final Pattern ACCEPTED =
            Pattern.compile(
                    "\\s*(text/plain|application/json)\\s*(;.*)?", Pattern.CASE_INSENSITIVE);

    private final ObjectMapper json;

    AcceptedTypes(ObjectMapper json) {
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().equals("/images") || !request.getMethod().equals("POST");
    }

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain rest)
            throws ServletException, IOException {
        String type = Objects.requireNonNullElse(request.getContentType(), "");
        if (ACCEPTED.matcher(type).matches()) {
            rest.doFilter(request, response);
            return;
        }
        response.setStatus(HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream()
                .write(
                        json.writeValueAsBytes(
                                Map.of("error", "UnsupportedMediaType", "message", message(type))));
    }

    private static String message(String type) {
        return (type.isBlank()
                        ? "The request has no Content-Type"
                        : "Content-Type " + type + " is not accepted")
                + ". Accepted: text/plain for a prompt, application/json for a request. With curl,"
                + " add -H 'Content-Type: text/plain'";
    }
}
