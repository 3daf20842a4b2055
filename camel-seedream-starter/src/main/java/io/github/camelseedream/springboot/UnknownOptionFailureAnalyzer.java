package io.github.camelseedream.springboot;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Lets Spring Boot say what is wrong in a sentence, instead of a stack trace. */
final class UnknownOptionFailureAnalyzer extends AbstractFailureAnalyzer<UnknownOptionException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnknownOptionException cause) {
        return new FailureAnalysis(cause.getMessage(), "Rename the property, or remove it.", cause);
    }
}
