package io.github.camelseedream.request;

/** How a provider sends an image; the names are those of the option. */
@SuppressWarnings("checkstyle:ConstantName")
public enum ResponseFormat {
    /** A link to it. */
    url,
    /** Its bytes as base64, within the reply. */
    b64_json
}
