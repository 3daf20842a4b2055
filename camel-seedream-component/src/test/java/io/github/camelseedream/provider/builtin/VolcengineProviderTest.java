package io.github.camelseedream.provider.builtin;

import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.ProviderContract;
import io.github.camelseedream.request.ImageParameter;
import java.util.List;
import java.util.stream.Collectors;

/** The same API under its other brand: all that holds for every provider holds here. */
class VolcengineProviderTest extends ProviderContract {

    private static final ArkProviderTest MODELARK = new ArkProviderTest();

    @Override
    protected ImageProvider provider() {
        return ArkProvider.volcengine();
    }

    @Override
    protected String modelThatTakes(ImageParameter<?> parameter) {
        return MODELARK.modelThatTakes(parameter);
    }

    @Override
    protected String documentedFields() {
        return MODELARK.documentedFields()
                .lines()
                // of 3.0, which was shut down here
                .filter(line -> !line.startsWith("seed ") && !line.startsWith("guidance_scale"))
                .collect(Collectors.joining("\n"));
    }

    @Override
    protected List<Failure> failures() {
        return MODELARK.failures();
    }
}
