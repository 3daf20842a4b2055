package io.github.camelseedream.request;

/**
 * Puts an image somewhere a provider can fetch it, for providers that take reference images by URL
 * only: a bucket of yours with presigned links, say. Implementations are safe for use by several
 * threads.
 */
@FunctionalInterface
public interface ReferenceUploader {

    /**
     * Uploads one image. It runs on a worker of the component, within the request's timeout; a
     * redelivery of the same exchange does not ask again for the same image.
     *
     * @param image the bytes, with media type, name and size in pixels
     * @return an http or https URL that stays valid until the provider has fetched it, an hour or
     *     more
     * @throws Exception if it cannot be uploaded; nothing is sent to the provider then
     */
    String upload(ReferenceImage.Local image) throws Exception;
}
