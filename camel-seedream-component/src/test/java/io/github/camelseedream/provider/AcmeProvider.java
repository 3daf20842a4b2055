package io.github.camelseedream.provider;

import io.github.camelseedream.catalog.SizeFormat;
import io.github.camelseedream.catalog.SizeRule;
import io.github.camelseedream.provider.dialect.OpenAiImages;
import io.github.camelseedream.provider.spec.CountLimits;
import io.github.camelseedream.provider.spec.ModelLimits;
import io.github.camelseedream.provider.spec.ProviderSpec;

/** Acme: answers at once. Source: docs.acme.example/images, read 2026-11. */
public final class AcmeProvider extends OpenAiImages {

    private static final ProviderSpec SPEC =
            ProviderSpec.of("acme", "Acme", "https://api.acme.example/v1")
                    .requestIdHeader("X-Request-Id")
                    .modelId("seedream-4", "seedream-4.0", "seedream-4-0")
                    .parameters(
                            """
                            prompt       | passthrough
                            model        | converted | model
                            size         | converted | size
                            aspectRatio  | converted | size
                            resolution   | converted | size
                            count        | converted | n | | 1
                            outputFormat | renamed   | output_format | png, jpeg | png
                            watermark    | default value only | | false
                            """)
                    .limits(
                            ModelLimits.sizesAs(SizeFormat.PIXELS)
                                    .sizes(SizeRule.builder().sides(1024, 4096).build())
                                    .counts(CountLimits.independent(4)))
                    .errorCodes("quota | out_of_credit")
                    .build();

    public AcmeProvider() {
        super(SPEC);
    }
}
