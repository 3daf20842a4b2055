package io.github.camelseedream.provider;

import io.github.camelseedream.error.AuthenticationException;
import io.github.camelseedream.error.OutcomeUnknownException;
import io.github.camelseedream.error.QuotaExceededException;
import java.util.List;

/** All that the test of a new provider has to say, as docs/add-a-provider.md shows it. */
class AcmeProviderTest extends ProviderContract {

    @Override
    protected ImageProvider provider() {
        return new AcmeProvider();
    }

    @Override
    protected String documentedFields() {
        return """
        prompt        | passthrough | prompt       | page:1
        model         | converted   | model        | page:2
        size          | converted   | size         | page:3
        size          | converted   | aspectRatio  | page:3
        size          | converted   | resolution   | page:3
        n             | converted   | count        | page:4
        output_format | renamed     | outputFormat | page:5
        """;
    }

    @Override
    protected List<Failure> failures() {
        return List.of(
                new Failure(401, "{}", AuthenticationException.class, "rejected"),
                new Failure(
                        400,
                        "{\"error\":{\"code\":\"out_of_credit\"}}",
                        QuotaExceededException.class,
                        "rejected"),
                new Failure(500, "", OutcomeUnknownException.class, "unknown"));
    }
}
