package io.github.camelseedream.http.camel;

import io.github.camelseedream.request.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** Content as a request body: written while it is read, its length known. */
final class ContentEntity extends AbstractHttpEntity {

    private final Content content;

    ContentEntity(String mediaType, Content content) {
        super(mediaType, null);
        this.content = content;
    }

    /** Writes the content, and insists that it has the length it promised. */
    static void write(Content content, OutputStream out) throws IOException {
        try (InputStream in = content.open()) {
            long written = in.transferTo(out);
            if (written != content.length()) {
                throw new IOException(
                        "a reference changed while it was sent: it had "
                                + content.length()
                                + " bytes, now "
                                + written);
            }
        }
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        write(content, out);
    }

    @Override
    public long getContentLength() {
        return content.length();
    }

    @Override
    public InputStream getContent() throws IOException {
        return content.open();
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    @Override
    public void close() {
        // every writing opens and closes its own stream
    }
}
