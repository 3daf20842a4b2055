/** What a provider says of itself in values: who it is, what it takes, and what its errors mean. */
package io.github.camelseedream.provider.spec;
