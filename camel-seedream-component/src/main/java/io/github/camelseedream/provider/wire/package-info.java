/**
 * What adapters do with the wire: fields are written, replies are read, images are taken out of the
 * JSON while it is read. Start at {@link io.github.camelseedream.provider.wire.ReplyReader} and
 * {@link io.github.camelseedream.provider.wire.RequestFields}.
 */
package io.github.camelseedream.provider.wire;
