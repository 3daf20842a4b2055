package io.github.camelseedream.simulator.lumenfall;

import io.github.camelseedream.simulator.http.FormPart;
import java.util.List;
import java.util.Optional;

/** Fields of a multipart form, where everything is text and an empty field counts as absent. */
record FormFields(List<FormPart> parts) implements Fields {

    @Override
    public Optional<String> text(String name) {
        return parts.stream()
                .filter(part -> part.isText() && part.name().equals(name))
                .map(FormPart::value)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    @Override
    public Optional<Long> integer(String name) {
        try {
            return text(name).map(Long::valueOf);
        } catch (NumberFormatException e) {
            throw LumenfallRefusal.invalid("Invalid input: expected integer for " + name);
        }
    }

    @Override
    public Optional<Boolean> flag(String name) {
        return text(name).map(Boolean::valueOf);
    }
}
