/**
 * What an endpoint does, one class for each name that can stand behind {@code seedream:}. Each says
 * in its Javadoc what it reads from the exchange and what it writes.
 */
package io.github.camelseedream.operation;
