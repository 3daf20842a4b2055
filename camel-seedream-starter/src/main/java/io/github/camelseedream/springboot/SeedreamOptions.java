package io.github.camelseedream.springboot;

import io.github.camelseedream.SeedreamComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.util.CamelPropertiesHelper;
import org.apache.camel.support.PropertyBindingSupport;
import org.apache.camel.support.service.ServiceHelper;

/** Sets the options that have a value, as Camel sets them elsewhere. */
final class SeedreamOptions {

    /** What steers the auto-configuration, and is no option of the component. */
    private static final List<String> OF_SPRING = List.of("enabled", "customizer");

    private static final String CONFIGURATION = "configuration";

    private SeedreamOptions() {}

    /**
     * @throws org.apache.camel.PropertyBindingException naming the option that cannot be set
     */
    static void set(SeedreamProperties properties, CamelContext camel, SeedreamComponent seedream) {
        Map<String, Object> given = CamelPropertiesHelper.getNonNullProperties(camel, properties);
        given.keySet().removeAll(OF_SPRING);
        given.values().removeIf(value -> value instanceof Map<?, ?> map && map.isEmpty());
        ServiceHelper.initService(seedream);
        // the others are set on it
        bind(camel, seedream, only(CONFIGURATION, given.remove(CONFIGURATION)));
        bind(camel, seedream, given);
    }

    private static Map<String, Object> only(String name, Object value) {
        Map<String, Object> one = new LinkedHashMap<>();
        if (value != null) {
            one.put(name, value);
        }
        return one;
    }

    private static void bind(
            CamelContext camel, SeedreamComponent seedream, Map<String, Object> options) {
        PropertyBindingSupport.build()
                .withCamelContext(camel)
                .withTarget(seedream)
                .withConfigurer(seedream.getComponentPropertyConfigurer())
                .withIgnoreCase(true)
                .withMandatory(true)
                .withProperties(options)
                .bind();
    }
}
