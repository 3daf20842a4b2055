package io.github.camelseedream.provider.wire;

import io.github.camelseedream.request.Content;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;

/** Contents one after the other; each is opened when its turn comes. */
record JoinedContent(List<Content> contents) implements Content {

    JoinedContent {
        contents = List.copyOf(contents);
    }

    @Override
    public long length() {
        return contents.stream().mapToLong(Content::length).sum();
    }

    @Override
    public InputStream open() {
        return new Joined(contents.iterator());
    }

    private static final class Joined extends InputStream {

        private final Iterator<Content> left;
        private InputStream current = InputStream.nullInputStream();

        Joined(Iterator<Content> contents) {
            left = contents;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int from, int most) throws IOException {
            int count = current.read(bytes, from, most);
            while (count < 0 && left.hasNext()) {
                current.close();
                current = left.next().open();
                count = current.read(bytes, from, most);
            }
            return count;
        }

        @Override
        public void close() throws IOException {
            current.close();
        }
    }
}
