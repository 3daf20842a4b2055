package io.github.camelseedream.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/**
 * One change of bytes that were right. Places are fractions, so that they fit bytes of any length.
 */
public sealed interface Mutation {

    byte[] of(byte[] bytes);

    /** All of them, one after the other. */
    static byte[] all(List<Mutation> mutations, byte[] bytes) {
        byte[] changed = bytes;
        for (Mutation mutation : mutations) {
            changed = mutation.of(changed);
        }
        return changed;
    }

    /** A bit is another. */
    record Flip(double at, int bit) implements Mutation {

        @Override
        public byte[] of(byte[] bytes) {
            byte[] changed = bytes.clone();
            if (changed.length > 0) {
                changed[index(at, changed.length)] ^= (byte) (1 << bit);
            }
            return changed;
        }
    }

    /** There is more. */
    record Insert(double at, Snippet snippet) implements Mutation {

        @Override
        public byte[] of(byte[] bytes) {
            return spliced(bytes, index(at, bytes.length + 1), 0, snippet.bytes());
        }
    }

    /** Something stands in the place of something else. */
    record Overwrite(double at, Snippet snippet) implements Mutation {

        @Override
        public byte[] of(byte[] bytes) {
            int from = index(at, bytes.length + 1);
            int length = Math.min(snippet.bytes().length, bytes.length - from);
            return spliced(bytes, from, length, snippet.bytes());
        }
    }

    /** Something is missing. */
    record Delete(double at, int length) implements Mutation {

        @Override
        public byte[] of(byte[] bytes) {
            int from = index(at, bytes.length + 1);
            return spliced(bytes, from, Math.min(length, bytes.length - from), new byte[0]);
        }
    }

    /** Something stands there twice. */
    record Repeat(double at, int length) implements Mutation {

        @Override
        public byte[] of(byte[] bytes) {
            int from = index(at, bytes.length + 1);
            int to = Math.min(from + length, bytes.length);
            return spliced(bytes, to, 0, Arrays.copyOfRange(bytes, from, to));
        }
    }

    /** The rest never came. */
    record Truncate(double at) implements Mutation {

        @Override
        public byte[] of(byte[] bytes) {
            return Arrays.copyOf(bytes, index(at, bytes.length + 1));
        }
    }

    /** One value of a JSON text is another; what is no JSON stays as it is. */
    record Swap(double at, String json) implements Mutation {

        @Override
        public byte[] of(byte[] bytes) {
            return JsonSwap.swapped(bytes, at, json);
        }
    }

    /** The place in something of that length; a fraction of one is its last place, too. */
    static int index(double at, int length) {
        return Math.min((int) (at * length), length - 1);
    }

    private static byte[] spliced(byte[] bytes, int from, int without, byte[] with) {
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        changed.write(bytes, 0, from);
        changed.writeBytes(with);
        changed.write(bytes, from + without, bytes.length - from - without);
        return changed.toByteArray();
    }
}
