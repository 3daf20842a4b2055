/**
 * Spring Boot auto-configuration: {@code camel.component.seedream.*} configures the component. What
 * the options are is the component's; {@code SeedreamProperties} is written from its catalogue.
 */
package io.github.camelseedream.springboot;
