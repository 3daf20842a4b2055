package io.github.camelseedream.mark;

/**
 * Bytes of a file that are read instead of others.
 *
 * @param at where the others begin
 * @param removed how many they are
 * @param inserted what is read instead
 */
record Edit(long at, long removed, byte[] inserted) {

    static Edit insert(long at, byte[] bytes) {
        return new Edit(at, 0, bytes);
    }

    /** In place of as many bytes. */
    static Edit overwrite(long at, byte[] bytes) {
        return new Edit(at, bytes.length, bytes);
    }
}
