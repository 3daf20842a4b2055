/**
 * The port to HTTP: a call as a value, a reply as a stream, and {@link
 * io.github.camelseedream.http.HttpTransport} between them. Adapters make calls and never see a
 * key; {@link io.github.camelseedream.http.Auth} signs them on the way out.
 */
package io.github.camelseedream.http;
