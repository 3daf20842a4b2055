/** What happens to a request, as listeners are told of it. */
package io.github.camelseedream.generate.event;
