package io.github.camelseedream.benchmarks;

import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.ProducerTemplate;

/**
 * The bytes that one call allocates, all threads together. They hardly differ from run to run while
 * no compiler takes allocations away, so a test can hold them under a budget: see {@code
 * AllocationTest}.
 */
public final class Allocation {

    private static final int WARM_UP = 300;
    private static final int CALLS = 1000;

    private Allocation() {}

    /** Prints a line for each route: its name and the bytes of a call. */
    public static void main(String[] args) throws Exception {
        try (ProviderProcess provider = ProviderProcess.start(1000);
                CamelContext context = Contexts.forAddresses(provider.fast(), 64)) {
            for (String route :
                    List.of(Contexts.HAND_WRITTEN, Contexts.ASYNCHRONOUS, Contexts.SYNCHRONOUS)) {
                System.out.println(route + " " + bytesPerCall(context, route));
            }
        }
    }

    private static long bytesPerCall(CamelContext context, String route) {
        ProducerTemplate template = context.createProducerTemplate();
        Endpoint endpoint = context.getEndpoint(route);
        call(template, endpoint, WARM_UP);
        long before = Meter.allocatedBytes();
        call(template, endpoint, CALLS);
        return (Meter.allocatedBytes() - before) / CALLS;
    }

    private static void call(ProducerTemplate template, Endpoint route, int times) {
        for (int i = 0; i < times; i++) {
            template.requestBodyAndHeaders(route, "a lighthouse at dusk", Map.of());
        }
    }
}
