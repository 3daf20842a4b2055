package io.github.camelseedream.provider.wire;

import io.github.camelseedream.http.HttpBody;
import io.github.camelseedream.request.Content;
import io.github.camelseedream.request.ReferenceImage.Local;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.util.Collections;

/** Runs in a JVM of its own with a small heap: see {@link RequestFieldsTest}. */
final class LargeJson {

    private static final int MEGABYTE = 1_000_000;

    private LargeJson() {}

    public static void main(String[] args) throws Exception {
        Local image = new Local(new TenMegabytes(), "image/png", "a.png", 8, 8);
        RequestFields fields = new RequestFields().put("images", Collections.nCopies(10, image));
        Content body = ((HttpBody.Whole) fields.toJson()).content();
        try (InputStream in = body.open()) {
            long sent = in.transferTo(OutputStream.nullOutputStream());
            if (sent != body.length() || sent < 10L * 10 * MEGABYTE * 4 / 3) {
                throw new IOException("sent " + sent + " of " + body.length() + " bytes");
            }
        }
    }

    private record TenMegabytes() implements Content {

        @Override
        public long length() {
            return 10L * MEGABYTE;
        }

        @Override
        public InputStream open() {
            byte[] one = new byte[MEGABYTE];
            InputStream all = InputStream.nullInputStream();
            for (int i = 0; i < 10; i++) {
                all = new SequenceInputStream(all, new ByteArrayInputStream(one));
            }
            return all;
        }
    }
}
