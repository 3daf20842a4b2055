package io.github.camelseedream.provider.builtin;

import io.github.camelseedream.provider.ImageProvider;

/** The same API under another name: all that holds for APIMart holds here. */
class GccaiProviderTest extends ApimartProviderTest {

    @Override
    protected ImageProvider provider() {
        return new ApimartProvider("gccai", "GCCAI", "https://gccai.heqingsong.uk/v1");
    }

    @Override
    protected String fixtures() {
        return "apimart";
    }
}
