package io.github.camelseedream.catalog;

/** A form in which a wire takes a size. */
public enum SizeFormat {
    /** Both sides in pixels. */
    PIXELS,
    /** A ratio by name; the rule's list where it has one, else any. */
    RATIO,
    /** A tier by name; the rule's list where it has one, else any. */
    TIER,
    /** The shape of the first reference. */
    MATCH,
    /** A word for the provider's own choice; elsewhere that is to say nothing. */
    AUTO
}
