package io.github.camelseedream;

/** What an endpoint does; the path of its URI. */
@SuppressWarnings("checkstyle:ConstantName")
public enum SeedreamOperation {
    /** Makes pictures from a prompt, and from references where there are any. */
    generate,
    /** Edits the pictures in the body or in references. */
    edit,
    /** Tells what a request would cost and the exact call it would make; makes nothing. */
    estimate,
    /** Lists the provider's models. */
    models
}
