package io.github.camelseedream.provider;

import io.github.camelseedream.http.HttpCall;

/** A provider with a free call that shows whether the key works. Pure, like every adapter. */
public interface CheckableProvider extends ImageProvider {

    /** The free call, e.g. for the balance. */
    HttpCall check();
}
