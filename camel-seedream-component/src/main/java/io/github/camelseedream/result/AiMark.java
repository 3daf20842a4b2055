package io.github.camelseedream.result;

/**
 * Whether the file of an image says that a model made it. Immutable.
 *
 * @param state present, added or absent
 * @param c2pa whether the file holds a C2PA manifest; it is not checked
 */
public record AiMark(State state, boolean c2pa) {

    /** How the mark came into the file. */
    @SuppressWarnings("checkstyle:ConstantName")
    public enum State {
        /** It came with it, or was carried over from what came. */
        present,
        /** The component added it. */
        added,
        /** There is none. */
        absent
    }
}
