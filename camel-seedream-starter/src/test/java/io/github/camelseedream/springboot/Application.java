package io.github.camelseedream.springboot;

import io.github.camelseedream.SeedreamComponent;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A Spring Boot application that has the starter and nothing else. */
final class Application implements AutoCloseable {

    private final ConfigurableApplicationContext beans;

    private Application(ConfigurableApplicationContext beans) {
        this.beans = beans;
    }

    /**
     * @param configuration a class with beans of the application's own
     * @param properties such as {@code camel.component.seedream.model=seedream-4.0}
     */
    static Application start(WebApplicationType web, Class<?> configuration, String... properties) {
        List<String> arguments = new ArrayList<>();
        for (String property : properties) {
            arguments.add("--" + property);
        }
        return new Application(
                new SpringApplicationBuilder(Empty.class, configuration)
                        .web(web)
                        .properties("spring.main.banner-mode=off", "logging.level.root=warn")
                        .run(arguments.toArray(String[]::new)));
    }

    static Application start(String... properties) {
        return start(WebApplicationType.NONE, Empty.class, properties);
    }

    SeedreamComponent seedream() {
        return camel().getComponent("seedream", SeedreamComponent.class);
    }

    CamelContext camel() {
        return beans.getBean(CamelContext.class);
    }

    ProducerTemplate template() {
        return beans.getBean(ProducerTemplate.class);
    }

    <T> T bean(Class<T> type) {
        return beans.getBean(type);
    }

    int port() {
        return beans.getEnvironment().getRequiredProperty("local.server.port", int.class);
    }

    @Override
    public void close() {
        beans.close();
    }

    @EnableAutoConfiguration
    static class Empty {}
}
