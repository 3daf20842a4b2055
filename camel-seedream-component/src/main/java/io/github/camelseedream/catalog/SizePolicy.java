package io.github.camelseedream.catalog;

/** What happens with a size that cannot be made; the names are those of the option. */
@SuppressWarnings("checkstyle:ConstantName")
public enum SizePolicy {
    /** The nearest size that can be made is used, and the result says so. */
    nearest,
    /** The request is refused. */
    strict;

    /** Whether a fit may be used. */
    public boolean allows(Adjusted<?> fit) {
        return this == nearest || !fit.isChanged();
    }
}
