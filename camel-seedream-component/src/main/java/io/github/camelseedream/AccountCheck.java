package io.github.camelseedream;

import io.github.camelseedream.error.SeedreamException;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;

/**
 * Whether one account is good for pictures: the provider can be reached and takes the key. The call
 * costs nothing and makes none. Neither id nor details hold a key, a name or a path of a URL.
 */
final class AccountCheck extends AbstractHealthCheck {

    private final Set<SeedreamEndpoint> users = new HashSet<>();
    private final SeedreamEndpoint first;

    AccountCheck(String id, SeedreamEndpoint first) {
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
        builder.detail("provider.host", first.authority());
        try {
            first.check();
            builder.up();
        } catch (SeedreamException | IllegalArgumentException e) {
            builder.down().message(e.getMessage()).error(e);
        }
    }
}
