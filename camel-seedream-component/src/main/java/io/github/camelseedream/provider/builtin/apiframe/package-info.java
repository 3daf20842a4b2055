/** Apiframe: the adapter, its parameter table, its limits, its sizes and how it tells of tasks. */
package io.github.camelseedream.provider.builtin.apiframe;
