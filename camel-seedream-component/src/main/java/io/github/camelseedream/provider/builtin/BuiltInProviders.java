package io.github.camelseedream.provider.builtin;

import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.builtin.apiframe.ApiframeProvider;
import io.github.camelseedream.provider.builtin.apimart.ApimartProvider;
import io.github.camelseedream.provider.builtin.lumenfall.LumenfallProvider;
import io.github.camelseedream.provider.builtin.uniall.UniAllProvider;
import java.util.List;

/** The table of providers that come with the component. A new provider is one row. */
public final class BuiltInProviders {

    private static final List<ImageProvider> ALL =
            List.of(
                    new LumenfallProvider(),
                    new ApiframeProvider(),
                    ApimartProvider.apimart(),
                    ApimartProvider.gccai(),
                    new UniAllProvider());

    private BuiltInProviders() {}

    /** Every provider, the default one first. */
    public static List<ImageProvider> all() {
        return ALL;
    }
}
