/** What several providers share of their wire, so that it is said once. */
package io.github.camelseedream.provider.dialect;
