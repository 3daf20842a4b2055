/** One route in three languages: from prompts in a folder to pictures in a folder. */
package io.github.camelseedream.example.dsl;
