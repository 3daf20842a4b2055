package io.github.camelseedream.provider.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.github.camelseedream.request.Content;
import io.github.camelseedream.request.ReferenceImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A JSON object in which a remote reference image stands as its URL and a local one as a data URI,
 * which is encoded while it is read: the bytes of an image are never in memory as a whole. Safe for
 * use by several threads.
 */
final class JsonBody implements Content {

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(
                            new SimpleModule()
                                    .addSerializer(ReferenceImage.class, new ReferenceWriter()))
                    .build();

    private final Map<String, Object> fields;
    private final Content whole;

    JsonBody(Map<String, Object> fields) {
        this.fields = new LinkedHashMap<>(fields);
        this.whole = new Pieces().joined(this.fields);
    }

    @Override
    public long length() {
        return whole.length();
    }

    @Override
    public InputStream open() throws IOException {
        return whole.open();
    }

    /** The same JSON for people, with a short text in the place of each local image. */
    String described() {
        try {
            return JSON.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text between the images, and the images. */
    private static final class Pieces {

        private final ByteArrayOutputStream text = new ByteArrayOutputStream();
        private final List<Content> contents = new ArrayList<>();

        Content joined(Map<String, Object> fields) {
            try (JsonGenerator generator = JSON.createGenerator(text)) {
                JSON.writer().withAttribute(Pieces.class, this).writeValue(generator, fields);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            cut();
            return contents.size() == 1 ? contents.get(0) : new JoinedContent(contents);
        }

        void add(Content image) {
            cut();
            contents.add(new Base64Content(image));
        }

        private void cut() {
            contents.add(Content.of(text.toByteArray()));
            text.reset();
        }
    }

    private static final class ReferenceWriter extends JsonSerializer<ReferenceImage> {

        @Override
        public void serialize(ReferenceImage image, JsonGenerator out, SerializerProvider context)
                throws IOException {
            Pieces pieces = (Pieces) context.getAttribute(Pieces.class);
            if (image instanceof ReferenceImage.Remote remote) {
                out.writeString(remote.url());
            } else if (image instanceof ReferenceImage.Local local && pieces != null) {
                out.writeRawValue("\"data:" + local.mediaType() + ";base64,");
                out.flush();
                pieces.add(local.content());
                out.writeRaw('"');
            } else if (image instanceof ReferenceImage.Local local) {
                out.writeString(
                        CallDescription.file(local.name(), local.mediaType(), local.content()));
            }
        }
    }
}
