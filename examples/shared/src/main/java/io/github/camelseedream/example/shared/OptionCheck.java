package io.github.camelseedream.example.shared;

import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.request.Violation;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.apache.camel.Component;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.PropertyBindingSupport;

/**
 * Tries options of the component before the first request, so that a wrong one is told once and not
 * by every request. The component judges each value, and makes a whole call of them; nothing is
 * sent.
 */
public final class OptionCheck {

    /** They depend on the request or are fetched; each request is judged by itself. */
    private static final Set<String> NOT_TRIED = Set.of("references", "mask", "dryRunAtBaseUrl");

    /** Nobody is asked for the cost of a call to another address than the provider's own. */
    private static final String BASE_URL = "baseUrl";

    private static final String NOWHERE = "http://127.0.0.1:9";

    private static final ComponentOptions KNOWN = new ComponentOptions();

    private OptionCheck() {}

    /**
     * All that is wrong, one sentence each.
     *
     * @param options name to value, as they go behind {@code camel.component.seedream.}
     */
    public static List<String> problems(Map<String, String> options) {
        SortedMap<String, String> tried = new TreeMap<>(options);
        tried.keySet().removeAll(NOT_TRIED);
        // a missing key is another matter
        tried.putIfAbsent("apiKey", "none");
        tried.putIfAbsent(BASE_URL, NOWHERE);
        List<String> problems = new ArrayList<>();
        try (DefaultCamelContext context = new DefaultCamelContext()) {
            Component component = context.getComponent("seedream", true, false);
            tried.forEach((name, value) -> set(component, name, value.strip(), problems));
            context.start();
            try (ProducerTemplate template = context.createProducerTemplate()) {
                problems.addAll(estimate(template, !tried.containsKey("prompt")));
            }
        } catch (Exception e) {
            problems.addAll(lines(rootOf(e)));
        }
        return problems;
    }

    private static void set(Component component, String name, String value, List<String> problems) {
        List<String> accepted = KNOWN.values(name);
        if (!accepted.isEmpty() && accepted.stream().noneMatch(value::equalsIgnoreCase)) {
            problems.add(
                    "-D%s=%s is not possible. Accepted: %s"
                            .formatted(name, value, String.join(", ", accepted)));
            return;
        }
        try {
            PropertyBindingSupport.build()
                    .withCamelContext(component.getCamelContext())
                    .withTarget(component)
                    .withConfigurer(component.getComponentPropertyConfigurer())
                    .withProperty(name, value)
                    .withMandatory(true)
                    .bind();
        } catch (RuntimeException e) {
            problems.addAll(lines(rootOf(e)));
        }
    }

    /** An option is wrong where neither a prompt nor an image can do with it. */
    private static List<String> estimate(ProducerTemplate template, boolean needsPrompt)
            throws IOException {
        String uri = "seedream:estimate" + (needsPrompt ? "?prompt=x" : "");
        List<String> problems = new ArrayList<>(problems(template, uri, null));
        if (!problems.isEmpty()) {
            problems.retainAll(problems(template, uri, image()));
        }
        return problems;
    }

    private static List<String> problems(ProducerTemplate template, String uri, byte[] image) {
        Exchange answer = template.request(uri, exchange -> exchange.getMessage().setBody(image));
        if (answer.getException() instanceof InvalidRequestException invalid) {
            return invalid.violations().stream()
                    .filter(violation -> !violation.option().equals(BASE_URL))
                    .map(Violation::toString)
                    .toList();
        }
        return answer.getException() == null ? List.of() : lines(rootOf(answer.getException()));
    }

    private static byte[] image() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(1024, 768, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    /** The component begins with its name, and puts several on a line each. */
    private static List<String> lines(String message) {
        return message.lines()
                .map(line -> line.replaceFirst("^(seedream: ?| *- )", ""))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static String rootOf(Throwable error) {
        Throwable root = error;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }
}
