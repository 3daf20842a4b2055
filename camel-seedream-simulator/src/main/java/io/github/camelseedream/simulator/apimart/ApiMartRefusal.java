package io.github.camelseedream.simulator.apimart;

/** The provider says no to a call. */
final class ApiMartRefusal extends RuntimeException {

    private final ApiMartError error;

    /** An empty message stands for the error's usual one. */
    ApiMartRefusal(ApiMartError error, String message) {
        super(message, null, false, false);
        this.error = error;
    }

    static ApiMartRefusal badRequest(String message) {
        return new ApiMartRefusal(ApiMartError.BAD_REQUEST, message);
    }

    /** A parameter from which no request to the upstream provider can be built. */
    static ApiMartRefusal buildFailed(String reason) {
        return new ApiMartRefusal(ApiMartError.BUILD_FAILED, "build_request_failed: " + reason);
    }

    ApiMartError error() {
        return error;
    }
}
