package io.github.camelseedream.request;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A parameter of an image request: its one public name, its type, and the other spellings that a
 * structured message body may use. Instances are the rows of {@link ImageParameters}; two are the
 * same only when they are the same row. Immutable.
 *
 * @param <T> the type of its values
 */
public final class ImageParameter<T> {

    private final String name;
    private final Class<?> type;
    private final String description;
    private final String header;
    private List<String> choices = List.of();
    private List<String> aliases = List.of();

    ImageParameter(String name, Class<?> type, String description) {
        this.name = name;
        this.type = type;
        this.description = description;
        this.header = "CamelSeedream" + Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    ImageParameter<T> alias(String... spellings) {
        aliases = List.of(spellings);
        return this;
    }

    /** Only the names of an enum are values; the option has that type. */
    ImageParameter<T> choices(Class<? extends Enum<?>> names) {
        choices = Stream.of(names.getEnumConstants()).map(Enum::name).toList();
        return this;
    }

    /** The name of the endpoint option and of the body field, e.g. {@code aspectRatio}. */
    public String name() {
        return name;
    }

    /** The type a value has once read. */
    public Class<?> type() {
        return type;
    }

    /** The closed list of values, or an empty list where any value of the type is one. */
    public List<String> choices() {
        return choices;
    }

    /**
     * The choice that a text means: in any case, and {@code jpg} for {@code jpeg}. Empty where it
     * means none.
     */
    public Optional<String> choice(String text) {
        String name = text.trim().toLowerCase(Locale.ROOT);
        return Optional.of(name.equals("jpg") ? "jpeg" : name).filter(choices::contains);
    }

    /** Other spellings that are read from a structured body; the providers' own names. */
    public List<String> aliases() {
        return aliases;
    }

    /** One sentence for the documentation. */
    public String description() {
        return description;
    }

    /** The name of the message header that sets it, e.g. {@code CamelSeedreamAspectRatio}. */
    public String header() {
        return header;
    }

    @Override
    public String toString() {
        return name;
    }
}
