package io.github.camelseedream.generate.event;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A listener that keeps what it hears. */
public final class RecordedEvents implements GenerationListener {

    private final List<GenerationEvent> events = new CopyOnWriteArrayList<>();
    private final List<Subject> subjects = new CopyOnWriteArrayList<>();

    @Override
    public void onEvent(Subject subject, GenerationEvent event) {
        subjects.add(subject);
        events.add(event);
    }

    public List<GenerationEvent> events() {
        return events;
    }

    public List<Subject> subjects() {
        return subjects;
    }

    /** The events of one kind. */
    public <T extends GenerationEvent> List<T> of(Class<T> kind) {
        return events.stream().filter(kind::isInstance).map(kind::cast).toList();
    }
}
