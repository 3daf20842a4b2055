package io.github.camelseedream;

/** What only the endpoint and the component set, such as keys and addresses: no message does. */
final class EndpointOnlyOptions {

    static final String NOT_BY_MESSAGE =
            "is a setting of the endpoint and the component, which no message changes. Remove it";

    private static final SeedreamComponentConfigurer COMPONENT = new SeedreamComponentConfigurer();
    private static final SeedreamEndpointConfigurer ENDPOINT = new SeedreamEndpointConfigurer();

    private EndpointOnlyOptions() {}

    /** Whether there is an option of that name, in any case. */
    static boolean has(String name) {
        return COMPONENT.getOptionType(name, true) != null
                || ENDPOINT.getOptionType(name, true) != null;
    }
}
