/**
 * The rate at which an account may be called: what its provider has told, what its user allows, and
 * what other processes know of it.
 */
package io.github.camelseedream.generate.rate;
