package io.github.camelseedream.simulator.fault;

/**
 * An error, to be answered in the provider's own form.
 *
 * @param status 0 for the one that belongs to the code
 * @param code empty for the one that belongs to the status
 * @param message empty for the default one
 * @param param the field that is wrong, empty if it is none
 */
public record ErrorReply(int status, String code, String message, String param) {

    /** An error that is not about one field. */
    public ErrorReply(int status, String code, String message) {
        this(status, code, message, "");
    }
}
