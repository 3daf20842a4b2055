/**
 * From a message to a request, and from a result back to the message. {@link
 * io.github.camelseedream.exchange.ExchangeReader} is the only place of precedence, {@link
 * io.github.camelseedream.exchange.ExchangeWriter} the only place of the rules for output.
 */
package io.github.camelseedream.exchange;
