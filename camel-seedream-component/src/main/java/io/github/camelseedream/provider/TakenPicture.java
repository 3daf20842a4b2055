package io.github.camelseedream.provider;

import io.github.camelseedream.result.Picture;
import java.io.IOException;

/**
 * What stands in a tree instead of a picture's base64: the picture, or why it cannot be used or
 * could not be stored. One of the two is null. That one picture of a reply is lost does not lose
 * the others.
 */
record TakenPicture(Picture picture, IOException unusable) {

    void close() {
        if (picture != null) {
            picture.close();
        }
    }
}
