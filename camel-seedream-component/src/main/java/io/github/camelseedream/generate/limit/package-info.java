/**
 * What limits calls: how many are on the wire at once, and the rate at which an account may be
 * called.
 */
package io.github.camelseedream.generate.limit;
