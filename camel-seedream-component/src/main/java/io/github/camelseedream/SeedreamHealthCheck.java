package io.github.camelseedream;

import io.github.camelseedream.error.AuthenticationException;
import io.github.camelseedream.error.QuotaExceededException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.TransportException;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Whether one account is good for images: they can be stored here, the provider can be reached and
 * takes the key. The call costs nothing and makes none. It is down only for what an operator can
 * mend: an account whose provider is busy or in trouble is up, and the message says so. Neither id
 * nor details hold a key, a name or a path of a URL.
 */
final class SeedreamHealthCheck extends AbstractHealthCheck {

    private final Set<SeedreamEndpoint> users = new HashSet<>();
    private final SeedreamEndpoint first;

    SeedreamHealthCheck(String id, SeedreamEndpoint first) {
        super("camel", id);
        this.first = first;
    }

    /** The endpoints that use the account. */
    Set<SeedreamEndpoint> users() {
        return users;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.detail("provider.name", first.getConfiguration().getProvider());
        first.authority().ifPresent(host -> builder.detail("provider.host", host));
        Optional<String> problem = first.getComponent().storeProblem();
        if (problem.isPresent()) {
            builder.down().message("No image can be stored: " + problem.get());
            return;
        }
        try {
            first.check();
            builder.up();
        } catch (AuthenticationException | QuotaExceededException | TransportException e) {
            builder.down().message(first.explained(e).getMessage());
        } catch (SeedreamException e) {
            builder.up()
                    .message(
                            "is there, but could not answer a free question: "
                                    + first.explained(e).getMessage());
        } catch (IllegalArgumentException e) {
            builder.down()
                    .message(
                            "provider '"
                                    + first.getConfiguration().getProvider()
                                    + "' "
                                    + e.getMessage());
        }
    }
}
