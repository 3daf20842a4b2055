package io.github.camelseedream.request;

/** The formats that an image can be asked for in; the names are those of the option. */
@SuppressWarnings("checkstyle:ConstantName")
public enum OutputFormat {
    png,
    jpeg,
    gif,
    webp,
    avif
}
