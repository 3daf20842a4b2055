package io.github.camelseedream.http.camel;

import io.github.camelseedream.http.HttpBody;
import io.github.camelseedream.request.Content;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.hc.client5.http.entity.mime.AbstractContentBody;
import org.apache.hc.client5.http.entity.mime.HttpMultipartMode;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.client5.http.entity.mime.StringBody;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;

/**
 * Makes a multipart/form-data body of known length, whose files are written while they are read.
 */
final class FormEntity {

    // with a charset of its own, some providers refuse the form
    private static final ContentType FORM = ContentType.create("multipart/form-data");
    private static final ContentType TEXT =
            ContentType.create("text/plain", StandardCharsets.UTF_8);

    private FormEntity() {}

    static HttpEntity of(HttpBody.Form form) {
        MultipartEntityBuilder builder =
                MultipartEntityBuilder.create()
                        .setMode(HttpMultipartMode.EXTENDED)
                        .setContentType(FORM);
        for (HttpBody.Part part : form.parts()) {
            if (part instanceof HttpBody.Field field) {
                builder.addPart(field.name(), new StringBody(field.value(), TEXT));
            } else if (part instanceof HttpBody.FilePart file) {
                builder.addPart(file.name(), new FileBody(file));
            }
        }
        return builder.build();
    }

    private static final class FileBody extends AbstractContentBody {

        private final String fileName;
        private final Content content;

        FileBody(HttpBody.FilePart file) {
            super(ContentType.create(file.mediaType()));
            this.fileName = file.fileName();
            this.content = file.content();
        }

        @Override
        public String getFilename() {
            return fileName;
        }

        @Override
        public void writeTo(OutputStream out) throws IOException {
            ContentEntity.write(content, out);
        }

        @Override
        public long getContentLength() {
            return content.length();
        }
    }
}
