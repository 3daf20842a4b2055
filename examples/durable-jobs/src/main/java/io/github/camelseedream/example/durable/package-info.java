/** Tasks on a broker: submitted once and awaited by whoever is alive. */
package io.github.camelseedream.example.durable;
