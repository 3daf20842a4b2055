package io.github.camelseedream.example.gateway;

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

    /** Of all texts together: they are held in memory. */
    private static final int MAX_TEXT = 4 * 1024 * 1024;

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
    private int left = MAX_TEXT;

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
     * @throws OpenAiException if it is no form, too long, or has a file nobody knows
     */
    Map<String, Object> fields(InputStream body, String contentType) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        List<Object> images = new ArrayList<>();
        for (MultiPart.Part part : parts(body, contentType)) {
            String name = String.valueOf(part.getName());
            if (IMAGE.matcher(name).matches()) {
                images.add(part.getFileName() == null ? text(name, part) : stream(part));
            } else if (fields.containsKey(name)) {
                throw refusal(ErrorCode.INVALID_FORM, name, "is given twice. Send it once");
            } else if (part.getFileName() == null) {
                fields.put(name, text(name, part));
            } else if (name.equals("mask")) {
                fields.put(name, stream(part));
            } else {
                throw refusal(
                        ErrorCode.UNKNOWN_PARAMETER,
                        name,
                        "is no file that is taken. Accepted: image, image[], mask");
            }
        }
        if (!images.isEmpty()) {
            fields.put("image", images);
        }
        return fields;
    }

    private MultiPartFormData.Parts parts(InputStream body, String contentType) {
        try {
            MultiPartFormData.Parts parts =
                    MultiPartFormData.getParts(
                            Content.Source.from(body),
                            new Attributes.Mapped(),
                            contentType,
                            CONFIG);
            held.add(parts);
            return parts;
        } catch (CompletionException | IllegalArgumentException e) {
            // the latter for a boundary that cannot be read
            throw OpenAiException.behind(e)
                    .orElseGet(
                            () ->
                                    new OpenAiException(
                                            ErrorCode.INVALID_FORM,
                                            null,
                                            "The body is no readable multipart form"));
        }
    }

    private InputStream stream(MultiPart.Part part) {
        InputStream stream = Content.Source.asInputStream(part.createContentSource());
        held.add(stream);
        return stream;
    }

    private String text(String name, MultiPart.Part part) throws IOException {
        byte[] text = stream(part).readNBytes(left + 1);
        left -= text.length;
        if (left < 0) {
            throw refusal(
                    ErrorCode.REQUEST_TOO_LARGE,
                    name,
                    "is too long: all texts together may have " + MAX_TEXT + " bytes");
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    private static OpenAiException refusal(ErrorCode code, String name, String problem) {
        String shown = OpenAiFields.shortened(name);
        return new OpenAiException(code, shown, shown + " " + problem);
    }
}
