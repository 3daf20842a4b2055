package io.github.camelseedream.matrix;

/** Where in the life of a request something goes wrong. */
public enum Phase {
    CONNECT("connect", "a connection to the provider is made"),
    SEND("send", "the request is on its way, nothing has come back"),
    WAIT("wait", "the provider makes the image"),
    READ("read", "the provider answers the request"),
    POLL("poll", "the provider is asked how a task stands"),
    CANCEL("cancel", "the provider is asked to stop a task, under `onTimeout=cancel`"),
    DOWNLOAD("download", "an image is fetched"),
    UPLOAD("upload", "a reference is brought to the provider first"),
    WEBHOOK("webhook", "a delivery of the provider comes, and is checked");

    private final String word;
    private final String meaning;

    Phase(String word, String meaning) {
        this.word = word;
        this.meaning = meaning;
    }

    public String word() {
        return word;
    }

    public String meaning() {
        return meaning;
    }
}
