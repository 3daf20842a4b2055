package io.github.camelseedream.request;

/** What several images of one request are to each other; the names are those of the option. */
@SuppressWarnings("checkstyle:ConstantName")
public enum ImageMode {
    /** Images that have nothing to do with each other. */
    independent,
    /** One coherent set. */
    set
}
