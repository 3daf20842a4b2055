package io.github.camelseedream.example.gateway;

/** How images go back to a client. */
enum ResponseForm {
    /** As OpenAI does for the model that was asked for. */
    BY_MODEL("by-model"),
    URL("url"),
    B64_JSON("b64_json"),
    /** Both fields in each image, for clients that read one and do not say which. */
    BOTH("both");

    private final String text;

    ResponseForm(String text) {
        this.text = text;
    }

    /** The value of the option, and of the field {@code response_format}. */
    String text() {
        return text;
    }
}
