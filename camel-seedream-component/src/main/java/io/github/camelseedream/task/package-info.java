/** Tasks that a provider works on: when to ask for them, and what is known of them. */
package io.github.camelseedream.task;
