package io.github.camelseedream.provider;

import io.github.camelseedream.result.Picture;
import io.github.camelseedream.result.PictureStore.UnusablePictureException;

/**
 * What stands in a tree instead of a picture's base64: the picture, or why it cannot be used. One
 * of the two is null. That one picture of a reply is unusable does not lose the others.
 */
record TakenPicture(Picture picture, UnusablePictureException unusable) {

    void close() {
        if (picture != null) {
            picture.close();
        }
    }
}
