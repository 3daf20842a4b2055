package io.github.camelseedream;

import java.util.HashMap;
import java.util.Map;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.WritableHealthCheckRepository;
import org.apache.camel.util.StringHelper;

/**
 * The health checks of a component: one for each account, however many endpoints use it. Camel asks
 * them only where its checks of producers are switched on. Safe for use by several threads.
 */
final class SeedreamHealthChecks {

    private final Map<String, SeedreamHealthCheck> byAccount = new HashMap<>();

    synchronized void add(SeedreamEndpoint endpoint) {
        WritableHealthCheckRepository repository = repository(endpoint);
        if (repository == null) {
            return;
        }
        SeedreamHealthCheck check = byAccount.get(endpoint.account());
        if (check == null) {
            check = new SeedreamHealthCheck(freeId(endpoint), endpoint);
            check.setEnabled(endpoint.getComponent().isHealthCheckProducerEnabled());
            byAccount.put(endpoint.account(), check);
            repository.addHealthCheck(check);
        }
        check.users().add(endpoint);
    }

    synchronized void remove(SeedreamEndpoint endpoint) {
        SeedreamHealthCheck check = byAccount.get(endpoint.account());
        if (check != null && check.users().remove(endpoint) && check.users().isEmpty()) {
            byAccount.remove(endpoint.account());
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
                        + endpoint.authority().map(host -> "-" + host).orElse("");
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
