package io.github.camelseedream.request;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** URLs in messages: without what may be a credential. Stateless. */
public final class UrlText {

    /** Bounded where it may have to begin again, else a long text takes for ever. */
    private static final Pattern URL =
            Pattern.compile("[A-Za-z][A-Za-z0-9+.-]{0,30}+:(\\\\?/){2}[^\\s\"'<>]+");

    private static final Pattern END_OF_PATH = Pattern.compile("[?#]");
    private static final Pattern USER = Pattern.compile("(://)[^/\\\\]*@");

    private UrlText() {}

    /** The URL up to its query, and without a user name and password. */
    public static String withoutQuery(String url) {
        String path = END_OF_PATH.split(url, 2)[0];
        return USER.matcher(path).replaceFirst("$1");
    }

    /** A text of somebody else, with every URL in it shortened so. */
    public static String withoutQueries(String text) {
        return URL.matcher(text)
                .replaceAll(url -> Matcher.quoteReplacement(withoutQuery(url.group())));
    }
}
