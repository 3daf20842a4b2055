package io.github.camelseedream.springboot;

/** A property looks like an option of the component and is none; the application does not start. */
final class UnknownOptionException extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    UnknownOptionException(String message) {
        super(message);
    }
}
