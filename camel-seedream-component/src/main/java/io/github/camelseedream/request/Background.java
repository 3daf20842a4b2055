package io.github.camelseedream.request;

/** What is behind what the image shows; the names are those of the option. */
@SuppressWarnings("checkstyle:ConstantName")
public enum Background {
    /** The model decides. */
    auto,
    /** Nothing: the image is transparent there. */
    transparent,
    /** Something that is painted. */
    opaque
}
