package io.github.camelseedream.example.watch;

import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.provider.ImageProvider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;

/**
 * Tries the options before the first input is taken, so that a wrong one is told once and not by
 * every input. The component makes a whole call of them, and nothing is sent.
 */
final class Rehearsal {

    /** Depend on the inputs or are fetched; each input is judged by itself. */
    private static final Set<String> NOT_TRIED = Set.of("references", "mask");

    private static final String STAND_IN = "rehearsal";
    private static final String IMAGE = "/samples/cottage.png";

    private final WatchOptions options;
    private final ImageProvider provider;

    Rehearsal(WatchOptions options, ImageProvider provider) {
        this.options = options;
        this.provider = provider;
    }

    /**
     * @throws IllegalArgumentException with all that is wrong, in words for the person at the
     *     terminal
     */
    void run() {
        WatchOptions.refuse(complaints());
    }

    /** All that is wrong, one sentence each. */
    List<?> complaints() {
        Main main = new Main();
        try {
            options.seedream()
                    .forEach(
                            (name, value) -> {
                                if (!NOT_TRIED.contains(name)) {
                                    main.addOverrideProperty(
                                            "camel.component.seedream." + name, value);
                                }
                            });
            main.bind(STAND_IN, withoutQuestions(provider));
            main.start();
            return complaints(main.getCamelTemplate());
        } catch (Exception e) {
            return problems(rootOf(e));
        } finally {
            main.stop();
        }
    }

    /** An option is wrong where neither a prompt nor an image can do with it. */
    private List<Object> complaints(ProducerTemplate template) throws IOException {
        List<Object> complaints = new ArrayList<>(estimate(template, null));
        if (!complaints.isEmpty()) {
            try (InputStream image = Rehearsal.class.getResourceAsStream(IMAGE)) {
                complaints.retainAll(estimate(template, image.readAllBytes()));
            }
        }
        return complaints;
    }

    private List<?> estimate(ProducerTemplate template, byte[] image) {
        String prompt = options.option("prompt").isBlank() ? "&prompt=" + STAND_IN : "";
        Exchange answer =
                template.request(
                        "seedream:estimate?provider=" + STAND_IN + prompt,
                        exchange -> exchange.getMessage().setBody(image));
        if (answer.getException() instanceof InvalidRequestException invalid) {
            return invalid.complaints();
        }
        return answer.getException() == null ? List.of() : List.of(rootOf(answer.getException()));
    }

    /** The component puts several on a line each. */
    private static List<String> problems(String message) {
        List<String> lines = message.lines().toList();
        return !lines.get(0).equals("seedream:")
                ? lines
                : lines.stream().skip(1).map(line -> line.replaceFirst("^ *- ", "")).toList();
    }

    private static String rootOf(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }

    /** The provider, unable to ask for the cost: then an estimate is all words and no call. */
    private static ImageProvider withoutQuestions(ImageProvider provider) {
        return (ImageProvider)
                Proxy.newProxyInstance(
                        ImageProvider.class.getClassLoader(),
                        new Class<?>[] {ImageProvider.class},
                        (proxy, method, arguments) -> {
                            try {
                                return method.invoke(provider, arguments);
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }
}
