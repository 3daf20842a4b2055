package io.github.camelseedream.provider.spec;

import java.util.function.Consumer;

/**
 * A value whose parts are said one after the other, each in a copy: a provider starts with what
 * holds for all of its models, and says what differs.
 */
abstract class CopyOnWrite<T extends CopyOnWrite<T>> implements Cloneable {

    /** The same with one thing said anew. */
    @SuppressWarnings("unchecked")
    final T with(Consumer<T> change) {
        T copy = (T) clone();
        change.accept(copy);
        return copy;
    }

    /** All that it holds is immutable, so a copy of the fields is a copy. */
    @Override
    protected final Object clone() {
        try {
            return super.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }
}
