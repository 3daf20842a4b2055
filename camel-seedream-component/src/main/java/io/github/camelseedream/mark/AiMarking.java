package io.github.camelseedream.mark;

/** What is done about the mark that a model made an image; the names are those of the option. */
@SuppressWarnings("checkstyle:ConstantName")
public enum AiMarking {
    /** The provider's file stays as it is, and a conversion carries its mark over. */
    keep,
    /** And a file without a mark gets one. */
    add,
    /** Nobody looks, and a conversion leaves the mark behind. */
    off
}
