/** What a person sees of the work: a bar where there is a terminal, plain lines elsewhere. */
package io.github.camelseedream.example.watch.terminal;
