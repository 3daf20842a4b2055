package io.github.camelseedream.example.gateway;

import java.util.Optional;

/** The gateway itself says no, before the component is asked. */
final class CallRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;
    private final String param;

    /**
     * @param status the HTTP status of the answer
     * @param code OpenAI's code, or the gateway's own where OpenAI has none
     * @param param the field that is wrong, or null
     * @param message what is wrong and how to mend it
     */
    CallRefusedException(int status, String code, String param, String message) {
        super(message);
        this.status = status;
        this.code = code;
        this.param = param;
    }

    /** A refusal that a parser has wrapped. */
    static Optional<CallRefusedException> behind(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof CallRefusedException refused) {
                return Optional.of(refused);
            }
        }
        return Optional.empty();
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String param() {
        return param;
    }
}
