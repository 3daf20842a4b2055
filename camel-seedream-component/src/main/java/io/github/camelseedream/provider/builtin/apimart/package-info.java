/** APIMart and the host that offers it under another name: the adapter, its table, its limits. */
package io.github.camelseedream.provider.builtin.apimart;
