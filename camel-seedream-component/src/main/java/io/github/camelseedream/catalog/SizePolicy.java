package io.github.camelseedream.catalog;

/** What happens with a size that cannot be made. */
public enum SizePolicy {
    /** The nearest size that can be made is used, and the result says so. */
    NEAREST,
    /** The request is refused. */
    STRICT;

    /** Whether a fit may be used. */
    public boolean allows(Adjusted<?> fit) {
        return this == NEAREST || !fit.isChanged();
    }
}
