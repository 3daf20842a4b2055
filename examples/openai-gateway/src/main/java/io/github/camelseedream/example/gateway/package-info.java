/** OpenAI's image API in front of the component. {@code GatewayRoutes} is where to start. */
package io.github.camelseedream.example.gateway;
