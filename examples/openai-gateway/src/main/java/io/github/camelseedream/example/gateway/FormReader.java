package io.github.camelseedream.example.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.camel.util.IOHelper;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartConfig;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.util.Attributes;

/**
 * Reads a form with files, by Jetty's parser: the servlet's own breaks the connection where a form
 * is too long, so that nobody would learn why. Large parts go to disk, until the call is answered.
 * For one call only.
 */
final class FormReader {

    /** {@code image}, or what clients make of a list: {@code image[]}, {@code image[0]}. */
    private static final Pattern IMAGE = Pattern.compile("image(\\[\\d*])?");

    private static final int LONGEST_TEXT = 1024 * 1024;

    private static final MultiPartConfig CONFIG =
            new MultiPartConfig.Builder()
                    .location(Path.of(System.getProperty("java.io.tmpdir")))
                    .maxParts(100)
                    .maxSize(-1)
                    .maxPartSize(-1)
                    .maxMemoryPartSize(64 * 1024)
                    .useFilesForPartsWithoutFileName(true)
                    .build();

    private final List<Closeable> held = new ArrayList<>();

    FormReader(Exchange exchange) {
        exchange.getExchangeExtension()
                .addOnCompletion(
                        new SynchronizationAdapter() {
                            @Override
                            public void onDone(Exchange done) {
                                held.forEach(IOHelper::close);
                            }
                        });
    }

    /**
     * The fields by name; the files are streams.
     *
     * @throws CallRefusedException if it is no form, too long, or has a file nobody knows
     */
    Map<String, Object> fields(HttpServletRequest request, long mostBytes) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        List<Object> images = new ArrayList<>();
        for (MultiPart.Part part : parts(request, mostBytes)) {
            String name = String.valueOf(part.getName());
            if (IMAGE.matcher(name).matches()) {
                images.add(part.getFileName() == null ? text(part) : stream(part));
            } else if (part.getFileName() == null) {
                fields.put(name, text(part));
            } else if (name.equals("mask")) {
                fields.put(name, stream(part));
            } else {
                throw new CallRefusedException(
                        400,
                        "unknown_parameter",
                        name,
                        "A file may be image, image[] or mask, but not " + name);
            }
        }
        fields.put("image", images.isEmpty() ? null : images);
        return fields;
    }

    private MultiPartFormData.Parts parts(HttpServletRequest request, long mostBytes)
            throws IOException {
        InputStream body = new BoundedBody(request.getInputStream(), mostBytes);
        try {
            MultiPartFormData.Parts parts =
                    MultiPartFormData.getParts(
                            Content.Source.from(body),
                            new Attributes.Mapped(),
                            request.getContentType(),
                            CONFIG);
            held.add(parts);
            return parts;
        } catch (CompletionException | IllegalArgumentException e) {
            // the latter for a boundary that cannot be read
            throw CallRefusedException.behind(e)
                    .orElseGet(
                            () ->
                                    new CallRefusedException(
                                            400,
                                            "invalid_form",
                                            null,
                                            "The body is no readable multipart form"));
        }
    }

    private InputStream stream(MultiPart.Part part) {
        InputStream stream = Content.Source.asInputStream(part.createContentSource());
        held.add(stream);
        return stream;
    }

    private String text(MultiPart.Part part) throws IOException {
        return new String(
                new BoundedBody(stream(part), LONGEST_TEXT).readAllBytes(), StandardCharsets.UTF_8);
    }
}
