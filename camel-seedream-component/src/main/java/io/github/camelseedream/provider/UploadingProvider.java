package io.github.camelseedream.provider;

import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.request.ReferenceImage;

/** A provider that keeps uploaded pictures for a while, to be named by URL. Pure. */
public interface UploadingProvider extends ImageProvider {

    /** The call that uploads a picture; it costs nothing. */
    HttpCall upload(ReferenceImage.Local picture);

    /**
     * The URL in the answer to {@link #upload}.
     *
     * @throws io.github.camelseedream.error.SeedreamException if it holds none
     */
    String readUpload(Reply reply);
}
