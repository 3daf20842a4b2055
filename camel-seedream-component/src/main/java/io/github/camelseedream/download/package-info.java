/**
 * Where the bytes of pictures go and come from: {@link io.github.camelseedream.download.Spool} keeps
 * them, {@link io.github.camelseedream.download.Downloader} fetches them by URL.
 */
package io.github.camelseedream.download;
