/** What happens to requests, as numbers of Micrometer; loaded only where Micrometer is. */
package io.github.camelseedream.metrics;
