/** What comes from outside, changed at random: it is read rightly, or refused in our own words. */
package io.github.camelseedream.fuzz;
