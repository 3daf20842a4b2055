/** UniAll: the adapter, its parameter table and its limits. */
package io.github.camelseedream.provider.builtin.uniall;
