package io.github.camelseedream.provider.spec;

/** A form in which a provider takes a reference image. */
public enum ReferenceForm {
    /** The bytes, as a file of a form. */
    FILE,
    /** A URL that the provider fetches. */
    URL,
    /** The bytes, as a data URI within the JSON. */
    DATA_URI
}
