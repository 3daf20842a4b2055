package io.github.camelseedream.http;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * A reply whose body is still on the wire. Closing it gives the connection back when the body was
 * read to its end, and drops the connection when it was not. Not safe for use by several threads.
 */
public interface HttpReply extends Closeable {

    /** The HTTP status. */
    int status();

    /** The first header of that name, whatever its case. Without a Date, it is when it came. */
    Optional<String> header(String name);

    /** The body, decompressed; an empty stream where there is none. */
    InputStream body() throws IOException;

    /** A text of the reply without the secrets of the call, which a provider may echo. */
    default String withoutKey(String text) {
        return text;
    }

    /** Ends the reply; never throws. */
    @Override
    void close();
}
