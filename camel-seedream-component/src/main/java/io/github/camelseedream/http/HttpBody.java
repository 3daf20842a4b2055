package io.github.camelseedream.http;

import io.github.camelseedream.request.Content;
import java.util.List;

/** The body of a call. Whatever its size, it is written while it is read. Immutable. */
public sealed interface HttpBody {

    /** No body. */
    HttpBody NONE = new None();

    /** No body. */
    record None() implements HttpBody {}

    /**
     * Bytes of one media type.
     *
     * @param mediaType e.g. {@code application/json}
     */
    record Whole(String mediaType, Content content) implements HttpBody {}

    /** A multipart/form-data form. */
    record Form(List<Part> parts) implements HttpBody {

        public Form {
            parts = List.copyOf(parts);
        }
    }

    /** A part of a form. */
    sealed interface Part {

        String name();
    }

    /** A text field, UTF-8. */
    record Field(String name, String value) implements Part {}

    /** A file field. */
    record FilePart(String name, String fileName, String mediaType, Content content)
            implements Part {}

    /** A JSON body. */
    static HttpBody json(byte[] json) {
        return new Whole("application/json", Content.of(json));
    }
}
