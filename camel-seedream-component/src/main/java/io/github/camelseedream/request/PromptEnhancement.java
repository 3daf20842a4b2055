package io.github.camelseedream.request;

/** Whether the provider rewrites the prompt first; the names are those of the option. */
@SuppressWarnings("checkstyle:ConstantName")
public enum PromptEnhancement {
    /** The prompt is taken as it is. */
    off,
    /** It is rewritten quickly. */
    fast,
    /** It is rewritten well. */
    standard
}
