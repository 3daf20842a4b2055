/** What the examples share, so that each of them is only what a user would copy. */
package io.github.camelseedream.example.shared;
