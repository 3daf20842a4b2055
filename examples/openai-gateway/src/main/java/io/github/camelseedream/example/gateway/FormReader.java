package io.github.camelseedream.example.gateway;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.util.IOHelper;

/**
 * Reads a form with files. The server has the large ones on disk; they go when the call is
 * answered. For one call only.
 */
final class FormReader {

    /** {@code image}, or what clients make of a list: {@code image[]}, {@code image[0]}. */
    private static final Pattern IMAGE = Pattern.compile("image(\\[\\d*])?");

    private static final int LONGEST_TEXT = 1024 * 1024;

    private final HttpServletRequest request;
    private final long mostBytes;
    private final List<Part> parts = new ArrayList<>();
    private final List<InputStream> streams = new ArrayList<>();

    /**
     * @param mostBytes what the server was told to take, for the message
     */
    FormReader(Exchange exchange, HttpServletRequest request, long mostBytes) {
        this.request = request;
        this.mostBytes = mostBytes;
        exchange.getExchangeExtension()
                .addOnCompletion(
                        new SynchronizationAdapter() {
                            @Override
                            public void onDone(Exchange done) {
                                free();
                            }
                        });
    }

    /** The fields by name; the files are streams. */
    Map<String, Object> fields() throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        List<Object> images = new ArrayList<>();
        for (Part part : parts()) {
            parts.add(part);
            if (IMAGE.matcher(part.getName()).matches()) {
                images.add(part.getSubmittedFileName() == null ? text(part) : stream(part));
            } else if (part.getSubmittedFileName() == null) {
                fields.put(part.getName(), text(part));
            } else if (part.getName().equals("mask")) {
                fields.put("mask", stream(part));
            } else {
                throw new CallRefusedException(
                        400,
                        "unknown_parameter",
                        part.getName(),
                        "A file may be image, image[] or mask, but not " + part.getName());
            }
        }
        fields.put("image", images.isEmpty() ? null : images);
        return fields;
    }

    private Collection<Part> parts() throws IOException {
        try {
            return request.getParts();
        } catch (ServletException | IllegalStateException | IOException e) {
            if (isTooLong(e)) {
                throw BoundedBody.tooLong(mostBytes);
            }
            throw new CallRefusedException(
                    400, "invalid_form", null, "The body is no readable multipart form");
        }
    }

    /** The server says it in words only. */
    private static boolean isTooLong(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (String.valueOf(cause.getMessage()).contains("max length exceeded")) {
                return true;
            }
        }
        return false;
    }

    private InputStream stream(Part part) throws IOException {
        InputStream stream = part.getInputStream();
        streams.add(stream);
        return stream;
    }

    private static String text(Part part) throws IOException {
        try (InputStream in = new BoundedBody(part.getInputStream(), LONGEST_TEXT)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void free() {
        streams.forEach(IOHelper::close);
        for (Part part : parts) {
            try {
                part.delete();
            } catch (IOException e) {
                // the server deletes it with the request
            }
        }
    }
}
