/**
 * The Camel face of the component: where a route meets Seedream. Start at {@code SeedreamEndpoint}.
 */
package io.github.camelseedream;
