package io.github.camelseedream;

import io.github.camelseedream.error.AuthenticationException;
import io.github.camelseedream.error.QuotaExceededException;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.error.TransportException;
import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.apache.camel.util.StringHelper;

/**
 * Whether one account is good for images: they can be stored here, the provider can be reached and
 * takes the key. The call costs nothing and makes none. It is down only for what an operator can
 * mend: an account whose provider is busy or in trouble is up, and the message says so. Neither id
 * nor details hold a key, a name or a path of a URL.
 */
final class SeedreamHealthCheck extends AbstractHealthCheck {

    /** The endpoints that use the account. */
    private final Set<SeedreamEndpoint> users = new HashSet<>();

    private final SeedreamEndpoint first;

    SeedreamHealthCheck(String id, SeedreamEndpoint first) {
        super("camel", id);
        this.first = first;
    }

    @Override
    public boolean isLiveness() {
        return false;
    }

    @Override
    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
        builder.detail("provider.name", first.getConfiguration().getProvider());
        authority(first).ifPresent(host -> builder.detail("provider.host", host));
        Optional<String> problem = first.getComponent().shared().storeProblem();
        if (problem.isPresent()) {
            builder.down().message("No image can be stored: " + problem.get());
            return;
        }
        try {
            first.context().check();
            builder.up();
        } catch (AuthenticationException | QuotaExceededException | TransportException e) {
            builder.down().message(first.context().explained(e).getMessage());
        } catch (SeedreamException e) {
            builder.up()
                    .message(
                            "is there, but could not answer a free question: "
                                    + first.context().explained(e).getMessage());
        } catch (IllegalArgumentException e) {
            builder.down()
                    .message(
                            "provider '"
                                    + first.getConfiguration().getProvider()
                                    + "' "
                                    + e.getMessage());
        }
    }

    /**
     * Host and port of the provider, without anything else that a URL may hold; empty where the
     * provider is not known.
     */
    private static Optional<String> authority(SeedreamEndpoint endpoint) {
        URI url = URI.create(endpoint.getServiceUrl());
        return Optional.ofNullable(url.getHost())
                .map(host -> url.getPort() < 0 ? host : host + ":" + url.getPort());
    }

    /**
     * The health checks of a component: one for each account, however many endpoints use it. Camel
     * asks them only where its checks of producers are switched on. Safe for use by several
     * threads.
     */
    static final class Registry {

        private final Map<String, SeedreamHealthCheck> byAccount = new HashMap<>();

        synchronized void add(SeedreamEndpoint endpoint) {
            WritableHealthCheckRepository repository = repository(endpoint);
            if (repository == null) {
                return;
            }
            SeedreamHealthCheck check = byAccount.get(endpoint.context().account());
            if (check == null) {
                check = new SeedreamHealthCheck(freeId(endpoint), endpoint);
                check.setEnabled(endpoint.getComponent().isHealthCheckProducerEnabled());
                byAccount.put(endpoint.context().account(), check);
                repository.addHealthCheck(check);
            }
            check.users.add(endpoint);
        }

        synchronized void remove(SeedreamEndpoint endpoint) {
            SeedreamHealthCheck check = byAccount.get(endpoint.context().account());
            if (check != null && check.users.remove(endpoint) && check.users.isEmpty()) {
                byAccount.remove(endpoint.context().account());
                repository(endpoint).removeHealthCheck(check);
            }
        }

        /** Accounts of one host differ by their key, which must not show. */
        private String freeId(SeedreamEndpoint endpoint) {
            String id =
                    "producer:"
                            + StringHelper.before(endpoint.getEndpointUri(), ":")
                            + "-"
                            + endpoint.getConfiguration().getProvider()
                            + authority(endpoint).map(host -> "-" + host).orElse("");
            String free = id;
            for (int i = 2; isTaken(free); i++) {
                free = id + "-" + i;
            }
            return free;
        }

        private boolean isTaken(String id) {
            return byAccount.values().stream().anyMatch(check -> check.getId().equals(id));
        }

        /** Null where the application has no health checks. */
        private static WritableHealthCheckRepository repository(SeedreamEndpoint endpoint) {
            return HealthCheckHelper.getHealthCheckRepository(
                    endpoint.getCamelContext(), "producers", WritableHealthCheckRepository.class);
        }
    }
}
