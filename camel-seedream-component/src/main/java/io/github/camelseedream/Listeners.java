package io.github.camelseedream;

import io.github.camelseedream.generate.GenerationListener;
import java.util.List;
import org.apache.camel.CamelContext;

/** Finds who wants to hear what happens to requests. */
final class Listeners {

    private Listeners() {}

    /** The beans of the registry that listen. */
    static List<GenerationListener> in(CamelContext context) {
        return List.copyOf(context.getRegistry().findByType(GenerationListener.class));
    }
}
