package io.github.camelseedream.error;

import io.github.camelseedream.result.CallContext;
import io.github.camelseedream.result.CallOutcome;
import io.github.camelseedream.result.ImageResult;

/**
 * Some images came and some did not, and the route asked for all or an error ({@code
 * partialFailure=fail}); or images came where only their cost was asked for. The images that came
 * are carried here: they are paid for.
 */
public final class PartialResultException extends SeedreamException {

    private static final long serialVersionUID = 1L;

    private final transient ImageResult result;

    public PartialResultException(CallContext context, ImageResult result) {
        this(
                context,
                result,
                result.getImages().size()
                        + " of "
                        + (result.getImages().size() + result.getFailures().size())
                        + " images of "
                        + context
                        + " came; the others failed: "
                        + result.getFailures().get(0).message());
    }

    /** Images that nobody asked for. */
    public PartialResultException(CallContext context, ImageResult result, String message) {
        super(message, CallOutcome.ACCEPTED, false, context);
        this.result = result;
    }

    /** The images that came and the failures of the others. */
    public ImageResult result() {
        return result;
    }
}
