/**
 * The folders an input wanders through, and the rules of the inbox. Start at {@link
 * io.github.camelseedream.example.watch.folder.WorkFolders}.
 */
package io.github.camelseedream.example.watch.folder;
