package io.github.camelseedream.provider.wire;

import io.github.camelseedream.http.HttpBody;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.request.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Tells a call in plain values, for people: method, path, fields; files by name and size.
 * Stateless.
 */
public final class CallDescription {

    private CallDescription() {}

    public static Map<String, Object> of(HttpCall call) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("method", call.method());
        told.put("path", call.path());
        if (call.body() instanceof HttpBody.Whole whole) {
            told.put("body", json(whole));
        } else if (call.body() instanceof HttpBody.Form form) {
            Map<String, Object> fields = new LinkedHashMap<>();
            form.parts()
                    .forEach(part -> fields.merge(part.name(), tell(part), (a, b) -> a + ", " + b));
            told.put("body", fields);
        }
        return told;
    }

    private static Object tell(HttpBody.Part part) {
        return part instanceof HttpBody.FilePart file
                ? file(file.fileName(), file.mediaType(), file.content())
                : ((HttpBody.Field) part).value();
    }

    /** An image in a few words. */
    static String file(String name, String mediaType, Content content) {
        return name + " (" + mediaType + ", " + content.length() + " bytes)";
    }

    private static Object json(HttpBody.Whole whole) {
        try {
            return Json.plain(Json.tree(text(whole.content())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Content content) throws IOException {
        if (content instanceof JsonBody json) {
            return json.described();
        }
        try (InputStream body = content.open()) {
            return new String(body.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
