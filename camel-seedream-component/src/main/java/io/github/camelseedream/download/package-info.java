/**
 * Where images are kept, and how those that come as URLs are fetched. Start at {@link
 * io.github.camelseedream.download.Spool} and {@link io.github.camelseedream.download.Downloader}.
 */
package io.github.camelseedream.download;
