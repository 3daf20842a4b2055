package io.github.camelseedream.provider.builtin;

import io.github.camelseedream.provider.ImageProvider;
import java.util.List;

/** The table of providers that come with the component. A new provider is one row. Immutable. */
public final class BuiltInProviders {

    private static final List<ImageProvider> ALL =
            List.of(
                    new LumenfallProvider(),
                    new ApiframeProvider(),
                    new ApimartProvider("apimart", "APIMart", "https://api.apimart.ai/v1"),
                    new ApimartProvider("gccai", "GCCAI", "https://gccai.heqingsong.uk/v1"),
                    new UniAllProvider(),
                    ArkProvider.modelark(),
                    ArkProvider.volcengine(),
                    new ReplicateProvider(),
                    new FalProvider(),
                    new OpenAiCompatibleProvider());

    private BuiltInProviders() {}

    /** Every provider, the default one first. */
    public static List<ImageProvider> all() {
        return ALL;
    }
}
