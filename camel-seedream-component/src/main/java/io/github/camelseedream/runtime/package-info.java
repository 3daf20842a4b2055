/**
 * How the component lives in a Camel context: threads and timers of Camel's, listeners, the tasks
 * that are pending, versions, and the reading of options.
 */
package io.github.camelseedream.runtime;
