package io.github.camelseedream;

/** What an endpoint does; the path of its URI. */
@SuppressWarnings("checkstyle:ConstantName")
public enum SeedreamOperation {
    /** Makes images from a prompt, and from references where there are any. */
    generate,
    /** Edits the images in the body or in references. */
    edit,
    /** Submits a request to a provider that works on tasks, and answers with its handle. */
    submit,
    /** Waits for the images of a handle. */
    await,
    /** Asks once how the tasks of a handle stand. */
    status,
    /** Takes what a provider reports of a task, checks it, and answers as await or status does. */
    webhook,
    /** Tells what a request would cost and the exact call it would make; makes nothing. */
    estimate,
    /** Lists the provider's models. */
    models
}
