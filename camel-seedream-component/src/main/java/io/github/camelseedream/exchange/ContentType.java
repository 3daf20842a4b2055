package io.github.camelseedream.exchange;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * The Content-Type of a message, read as RFC 9110 writes it: the names of parameters in any case,
 * their values perhaps in quotes, with spaces around them.
 *
 * @param media the media type in lower case, without parameters; empty where there is none
 * @param charset its charset, where it names one
 */
record ContentType(String media, Optional<String> charset) {

    /** A quoted value may hold a semicolon; single quotes are not in the RFC but are sent. */
    private static final Pattern PARAMETER =
            Pattern.compile("\\s*;\\s*([^\\s;=]*)\\s*(?:=\\s*(\"(?:\\\\.|[^\"\\\\])*+\"?|[^;]*))?");

    private static final Pattern QUOTES = Pattern.compile("^[\"']|[\"']$|\\\\(?=.)");

    static ContentType of(Message message) {
        return read(message.getHeader(Exchange.CONTENT_TYPE, "", String.class));
    }

    static ContentType read(String header) {
        int end = header.indexOf(';') < 0 ? header.length() : header.indexOf(';');
        String media = header.substring(0, end).trim().toLowerCase(Locale.ROOT);
        Matcher parameter = PARAMETER.matcher(header).region(end, header.length());
        while (parameter.lookingAt()) {
            String value = parameter.group(2);
            if (parameter.group(1).equalsIgnoreCase("charset") && value != null) {
                String charset = QUOTES.matcher(value.trim()).replaceAll("").trim();
                return new ContentType(media, Optional.of(charset).filter(name -> !name.isEmpty()));
            }
            parameter.region(parameter.end(), header.length());
        }
        return new ContentType(media, Optional.empty());
    }

    boolean isJson() {
        return media.equals("application/json") || media.endsWith("+json");
    }
}
