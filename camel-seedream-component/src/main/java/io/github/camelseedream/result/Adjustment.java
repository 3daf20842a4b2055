package io.github.camelseedream.result;

import io.github.camelseedream.request.UrlText;

/**
 * Something that was done differently from what was asked, so that nothing changes silently.
 * Immutable.
 *
 * @param parameter the parameter's name
 * @param asked the value that was asked for
 * @param used the value used instead; empty where it was dropped
 * @param reason why
 */
public record Adjustment(String parameter, String asked, String used, String reason) {

    /** Adjustments are logged and stored: a URL in them is no credential. */
    public Adjustment {
        asked = UrlText.withoutQueries(asked);
        used = UrlText.withoutQueries(used);
    }
}
