/** The exceptions of calls that a ledger does not let out. */
package io.github.camelseedream.error.ledger;
