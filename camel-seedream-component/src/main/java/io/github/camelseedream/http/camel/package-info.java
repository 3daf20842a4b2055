/**
 * The bridge to camel-http. Start at {@link io.github.camelseedream.http.camel.CamelHttpClient}: it
 * owns the connections and hands out transports to providers and, as a second, keyless client, the
 * fetching of result URLs. Nothing else below the face knows Camel.
 */
package io.github.camelseedream.http.camel;
