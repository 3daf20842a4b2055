/**
 * The port of a ledger: what lasts of calls that may be paid for, so that a request is paid for
 * once, whatever crashes and whoever sends it again. Start at {@link
 * io.github.camelseedream.ledger.Ledger}.
 */
package io.github.camelseedream.ledger;
