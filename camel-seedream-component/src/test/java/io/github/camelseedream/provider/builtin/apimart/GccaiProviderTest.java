package io.github.camelseedream.provider.builtin.apimart;

import io.github.camelseedream.provider.ImageProvider;

/** The same API under another name: all that holds for APIMart holds here. */
class GccaiProviderTest extends ApimartProviderTest {

    @Override
    protected ImageProvider provider() {
        return ApimartProvider.gccai();
    }
}
