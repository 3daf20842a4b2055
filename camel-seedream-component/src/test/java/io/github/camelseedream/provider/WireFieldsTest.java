package io.github.camelseedream.provider;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WireFieldsTest {

    @Test
    void aDotMakesAnObject() {
        WireFields fields = new WireFields().put("deep.near", 1).put("deep.er.far", 2);

        assertThat(fields.asMap())
                .isEqualTo(Map.of("deep", Map.of("near", 1, "er", Map.of("far", 2))));
    }

    @Test
    void anObjectOfTheUsersJoinsTheOneThatIsThereAndIsLeftAlone() {
        Map<String, Object> theirs = Map.of("deep", Map.of("far", 2), "other", Map.of("a.b", 3));
        ImageRequest request =
                ImageRequest.builder().set(ImageParameters.PARAMETERS, theirs).build();

        WireFields fields = new WireFields().put("deep.near", 1).putExtras(request);

        assertThat(fields.put("other.more", 4).asMap())
                .isEqualTo(
                        Map.of(
                                "deep",
                                Map.of("near", 1, "far", 2),
                                "other",
                                Map.of("a.b", 3, "more", 4)));
        assertThat(theirs.get("other")).isEqualTo(Map.of("a.b", 3));
    }
}
