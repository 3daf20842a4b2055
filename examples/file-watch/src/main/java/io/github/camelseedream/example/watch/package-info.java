/**
 * A folder of prompts becomes a folder of images. Start at {@link
 * io.github.camelseedream.example.watch.FileWatch}; the route is in {@code InboxRoutes}.
 */
package io.github.camelseedream.example.watch;
