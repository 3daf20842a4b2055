package io.github.camelseedream.runtime;

import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.Violation;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertyConfigurer;
import org.apache.camel.spi.PropertyConfigurerGetter;

/**
 * Sets options as Camel's generated configurer does, but reads a number as a number: Camel reads
 * any text as a time, so that {@code seed=abc} would be 0 and {@code seed=5s} would be 5000. Where
 * an option has choices, it says what they are. Safe for use by several threads.
 *
 * @hidden
 */
public final class StrictConfigurer implements PropertyConfigurer, PropertyConfigurerGetter {

    /** In lower case. Their setters take milliseconds, so their type does not tell them. */
    private static final Set<String> DURATIONS =
            Set.of(
                    "timeout",
                    "connecttimeout",
                    "downloadtimeout",
                    "queuetimeout",
                    "maxwait",
                    "pollinitialdelay",
                    "polldelay");

    private static final Set<Class<?>> WHOLE =
            Set.of(int.class, Integer.class, long.class, Long.class);
    private static final Pattern UNITS =
            Pattern.compile("(?=.)(\\d{1,9}d)?(\\d{1,9}h)?(\\d{1,9}m)?(\\d{1,9}s)?(\\d{1,9}ms)?");
    private static final Pattern MILLISECONDS = Pattern.compile("-?\\d{1,18}");

    private final PropertyConfigurer generated;
    private final PropertyConfigurerGetter types;
    private final String prefix;

    /**
     * @param prefix what its messages begin with
     */
    public StrictConfigurer(PropertyConfigurer generated, String prefix) {
        this.generated = generated;
        this.prefix = prefix;
        this.types = (PropertyConfigurerGetter) generated;
    }

    @Override
    public boolean configure(
            CamelContext context, Object target, String name, Object value, boolean ignoreCase) {
        return generated.configure(
                context, target, name, strict(name, value, ignoreCase), ignoreCase);
    }

    /**
     * @throws IllegalArgumentException if a text is not what the option takes
     */
    private Object strict(String name, Object value, boolean ignoreCase) {
        Class<?> type = types.getOptionType(name, ignoreCase);
        boolean strict = type != null && (WHOLE.contains(type) || type.isEnum());
        if (!strict || !(value instanceof String given) || given.startsWith("#")) {
            return value;
        }
        String text = given.trim();
        if (type.isEnum()) {
            return text.isEmpty() && ImageParameters.named(name).isPresent()
                    ? null
                    : choice(name, text, type);
        }
        if (text.isEmpty() && !type.isPrimitive()) {
            return null;
        }
        if (DURATIONS.contains(name.toLowerCase(Locale.ROOT))) {
            return duration(name, text);
        }
        return number(name, text, type == int.class || type == Integer.class);
    }

    private Object choice(String name, String text, Class<?> type) {
        Optional<ImageParameter<?>> parameter =
                ImageParameters.named(name).filter(known -> !known.choices().isEmpty());
        String wanted = parameter.flatMap(known -> known.choice(text)).orElse(text);
        List<String> accepted = new ArrayList<>();
        for (Object constant : type.getEnumConstants()) {
            if (constant.toString().equalsIgnoreCase(wanted)) {
                return constant;
            }
            accepted.add(constant.toString());
        }
        String problem = "is not known. Accepted: " + String.join(", ", accepted);
        if (parameter.isPresent()) {
            throw new IllegalArgumentException(
                    prefix + new Violation(name, text, "option " + name, problem));
        }
        throw refused(name, text, problem);
    }

    private Object number(String name, String text, boolean small) {
        try {
            if (small) {
                return Integer.valueOf(text);
            }
            return Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw refused(
                    name, text, "is not a whole number of its range. Accepted: digits such as 42");
        }
    }

    private Object duration(String name, String text) {
        if (MILLISECONDS.matcher(text).matches() || UNITS.matcher(text).matches()) {
            return text;
        }
        try {
            return Duration.parse(text);
        } catch (DateTimeException e) {
            throw refused(
                    name,
                    text,
                    "is not a duration. Accepted: milliseconds such as 5000, or units such as"
                            + " 500ms, 30s, 5m or 1h30m");
        }
    }

    private IllegalArgumentException refused(String name, String text, String problem) {
        return new IllegalArgumentException(
                prefix + "option " + name + " '" + text + "' " + problem);
    }

    @Override
    public Class<?> getOptionType(String name, boolean ignoreCase) {
        return types.getOptionType(name, ignoreCase);
    }

    @Override
    public String[] getAutowiredNames() {
        return types.getAutowiredNames();
    }

    @Override
    public Object getCollectionValueType(Object target, String name, boolean ignoreCase) {
        return types.getCollectionValueType(target, name, ignoreCase);
    }

    @Override
    public Object getOptionValue(Object target, String name, boolean ignoreCase) {
        return types.getOptionValue(target, name, ignoreCase);
    }
}
