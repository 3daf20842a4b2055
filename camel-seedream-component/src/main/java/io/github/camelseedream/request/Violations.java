package io.github.camelseedream.request;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one request. Not safe for use by several threads. */
public final class Violations {

    private final ImageRequest request;
    private final List<Violation> all = new ArrayList<>();

    public Violations(ImageRequest request) {
        this.request = request;
    }

    /** A value of the request is wrong. */
    public void add(ImageParameter<?> parameter, String problem) {
        all.add(Violation.about(request, parameter, problem));
    }

    /** A field of the provider's own is wrong. */
    public void addField(String name, Object value, String problem) {
        all.add(Violation.aboutField(request, name, value, problem));
    }

    public void addAll(List<Violation> more) {
        all.addAll(more);
    }

    /** All of them, in order. */
    public List<Violation> all() {
        return List.copyOf(all);
    }
}
