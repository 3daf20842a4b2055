package io.github.camelseedream.provider.wire;

import io.github.camelseedream.result.StoredImage;
import java.io.IOException;

/**
 * What stands in a tree instead of an image's base64: the image, or why it cannot be used or could
 * not be stored. One of the two is null. That one image of a reply is lost does not lose the
 * others.
 */
record ExtractedImage(StoredImage image, IOException unusable) {

    void close() {
        if (image != null) {
            image.close();
        }
    }
}
