/** All that can be wrong with a request before anything is sent. */
package io.github.camelseedream.generate.check;
