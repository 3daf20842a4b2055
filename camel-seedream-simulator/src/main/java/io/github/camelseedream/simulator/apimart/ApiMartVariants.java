package io.github.camelseedream.simulator.apimart;

import io.github.camelseedream.simulator.protocol.Variants;
import java.util.List;
import java.util.Map;

/** Where APIMart's documents disagree or are silent; the first of each is the usual one. */
final class ApiMartVariants {

    /** The addresses of an image: a list (the task page), or one text (seen by others). */
    static final String URL = "url";

    /** Several images: an image each, or one image with all the addresses. */
    static final String IMAGES = "images";

    /** An error's code: the status as a number (the pages), or a text (seen by others). */
    static final String ERRORS = "errors";

    /** A task's states: in the words of the task page, or in those of other pages. */
    static final String STATUS = "status";

    /** The answer to a submit: a list of one task, or (newer versions) the task itself. */
    static final String SUBMIT = "submit";

    private ApiMartVariants() {}

    static Variants create() {
        return new Variants(
                Map.of(
                        URL, List.of("array", "string"),
                        IMAGES, List.of("each", "together"),
                        ERRORS, List.of("documented", "observed"),
                        STATUS, List.of("documented", "other"),
                        SUBMIT, List.of("list", "object")));
    }
}
