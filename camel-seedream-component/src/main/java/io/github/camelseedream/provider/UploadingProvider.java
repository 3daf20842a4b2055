package io.github.camelseedream.provider;

import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.request.ReferenceImage;
import java.util.Optional;

/**
 * A provider that keeps uploaded images for a while, to be named by URL. Pure. Safe for use by
 * several threads.
 */
public interface UploadingProvider extends ImageProvider {

    /** The call that uploads an image; it costs nothing. */
    HttpCall upload(ReferenceImage.Local image);

    /**
     * Where the bytes are to be put, where {@link #upload} has not sent them: a URL in its answer
     * that is called without the key. Empty where they were sent.
     */
    default Optional<String> place(Reply reply) {
        return Optional.empty();
    }

    /**
     * The URL in the answer to {@link #upload}.
     *
     * @throws io.github.camelseedream.error.SeedreamException if it holds none
     */
    String readUpload(Reply reply);
}
