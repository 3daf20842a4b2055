package io.github.camelseedream.springboot;

import io.github.camelseedream.SeedreamComponent;
import jakarta.validation.Validator;
import org.apache.camel.CamelContext;
import org.apache.camel.Component;
import org.apache.camel.spi.ComponentCustomizer;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.spring.boot.util.ConditionalOnCamelContextAndAutoConfigurationBeans;
import org.apache.camel.spring.boot.util.ConditionalOnHierarchicalProperties;
import org.apache.camel.spring.boot.util.HierarchicalPropertiesEvaluator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** Configures the component from {@code camel.component.seedream.*} when Camel creates it. */
@AutoConfiguration(after = CamelAutoConfiguration.class)
@Conditional(ConditionalOnCamelContextAndAutoConfigurationBeans.class)
@ConditionalOnHierarchicalProperties({"camel.component", SeedreamProperties.PREFIX})
@EnableConfigurationProperties(SeedreamProperties.class)
public class SeedreamAutoConfiguration {

    /** Before anything is bound, so that what is wrong is said in words of ours. */
    @Bean
    static BeanFactoryPostProcessor seedreamOptionNames(Environment environment) {
        return beans -> OptionNames.check(environment);
    }

    @Lazy
    @Bean
    ComponentCustomizer seedreamComponentCustomizer(
            ApplicationContext beans,
            CamelContext camel,
            SeedreamProperties properties,
            ObjectProvider<Validator> validator) {
        return new SeedreamCustomizer(beans, camel, properties, validator);
    }

    /** A component that is a bean is its author's own, and is left as it is. */
    private record SeedreamCustomizer(
            ApplicationContext beans,
            CamelContext camel,
            SeedreamProperties properties,
            ObjectProvider<Validator> validator)
            implements ComponentCustomizer {

        private static final String[] CUSTOMIZERS = {
            "camel.component.customizer", SeedreamProperties.PREFIX + ".customizer"
        };

        @Override
        public boolean isEnabled(String name, Component target) {
            return target instanceof SeedreamComponent
                    && HierarchicalPropertiesEvaluator.evaluate(beans, CUSTOMIZERS)
                    && !beans.getBeansOfType(SeedreamComponent.class).containsValue(target);
        }

        @Override
        public void configure(String name, Component target) {
            SeedreamComponent seedream = (SeedreamComponent) target;
            validator.ifUnique(seedream::setValidator);
            SeedreamOptions.set(properties, camel, seedream);
        }
    }
}
