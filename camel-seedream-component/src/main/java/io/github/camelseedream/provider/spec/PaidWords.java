package io.github.camelseedream.provider.spec;

import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The words of all providers for how many images are paid for, and for where a task is reported. A
 * relay may pass any field on to a host that knows it, so that such a word is never a field of no
 * meaning, whichever provider's page it is from. Stateless.
 *
 * @hidden
 */
public final class PaidWords {

    private static final Map<String, ImageParameter<?>> WORDS = words();

    private PaidWords() {}

    /** The parameter that a field stands for, whatever object or list it is in. */
    public static Optional<ImageParameter<?>> parameter(String field) {
        return Stream.of(field.split("[.\\[\\]]"))
                .map(PaidWords::bare)
                .filter(word -> !word.isEmpty())
                .reduce((outer, inner) -> inner)
                .map(WORDS::get);
    }

    private static Map<String, ImageParameter<?>> words() {
        Map<String, ImageParameter<?>> words = new HashMap<>();
        add(words, ImageParameters.COUNT);
        add(
                words,
                ImageParameters.IMAGE_MODE,
                "max_images",
                "sequential_image_generation",
                "sequential_image_generation_options");
        add(words, ImageParameters.WEBHOOK_URL, "callback_url", "fal_webhook");
        add(words, ImageParameters.WEBHOOK_EVENTS, "webhook_events_filter");
        return Map.copyOf(words);
    }

    private static void add(
            Map<String, ImageParameter<?>> words, ImageParameter<?> parameter, String... more) {
        words.put(bare(parameter.name()), parameter);
        parameter.aliases().forEach(alias -> words.put(bare(alias), parameter));
        for (String word : more) {
            words.put(bare(word), parameter);
        }
    }

    /** A name in any spelling: webhook_url, webhookUrl, Webhook-URL. */
    private static String bare(String name) {
        return name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }
}
