/** One route in three languages: from prompts in a folder to images in a folder. */
package io.github.camelseedream.example.dsl;
