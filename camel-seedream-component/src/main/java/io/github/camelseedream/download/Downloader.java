package io.github.camelseedream.download;
import io.github.camelseedream.http.*;
import io.github.camelseedream.result.*;
import java.time.Duration;
public final class Downloader {
  public Downloader(Fetch f, boolean http, Duration timeout, java.util.function.Consumer<Duration> pause) {}
  public Picture fetch(String url, Deadline d, PictureStore s) throws DownloadFailure { throw new DownloadFailure("stub"); }
}
