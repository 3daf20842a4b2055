/**
 * Images, what is told about them, and the page that shows them. Start at {@link
 * io.github.camelseedream.example.watch.outbox.Outbox}.
 */
package io.github.camelseedream.example.watch.outbox;
