package io.github.camelseedream.download;

public class DownloadFailure extends java.io.IOException {
    DownloadFailure(String m) {
        super(m);
    }
}
