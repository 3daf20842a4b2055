package io.github.camelseedream.springboot;

import io.github.camelseedream.exchange.Suggestions;
import java.beans.PropertyDescriptor;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.core.env.Environment;

/**
 * Finds properties below the component's prefix that are no option. Spring would let those pass
 * that come as {@code -D} or from the environment, and knows nothing of those of a ledger.
 */
final class OptionNames {

    private static final ConfigurationPropertyName PREFIX =
            ConfigurationPropertyName.of(SeedreamProperties.PREFIX);

    /** Of {@link SeedreamLedgerProperties}, which needs a module that may not be there. */
    private static final List<String> LEDGER =
            List.of("enabled", "name", "lease", "create-schema", "budget", "unknown-cost");

    private static final List<String> KNOWN =
            Stream.concat(
                            Stream.of(BeanUtils.getPropertyDescriptors(SeedreamProperties.class))
                                    .map(PropertyDescriptor::getName)
                                    .filter(name -> !name.equals("class"))
                                    .map(
                                            name ->
                                                    name.replaceAll("([A-Z])", "-$1")
                                                            .toLowerCase(Locale.ROOT)),
                            LEDGER.stream().map("ledger."::concat))
                    .toList();

    /** What stands below these is for the user to name. */
    private static final List<String> OPEN =
            List.of("apikeys", "headers", "parameters", "customizer");

    private OptionNames() {}

    /**
     * @throws UnknownOptionException with all that are no option, and the nearest that are
     */
    static void check(Environment environment) {
        TreeSet<String> problems = new TreeSet<>();
        for (ConfigurationPropertySource source : ConfigurationPropertySources.get(environment)) {
            if (source instanceof IterableConfigurationPropertySource iterable) {
                iterable.stream()
                        .filter(PREFIX::isAncestorOf)
                        .filter(name -> !isKnown(name))
                        .forEach(name -> problems.add(problem(name, source)));
            }
        }
        if (!problems.isEmpty()) {
            throw new UnknownOptionException(problems.stream().collect(Collectors.joining(" ")));
        }
    }

    /** An environment variable does not tell a dot from a hyphen, so neither counts. */
    private static boolean isKnown(ConfigurationPropertyName name) {
        String below =
                IntStream.range(PREFIX.getNumberOfElements(), name.getNumberOfElements())
                        .mapToObj(i -> name.getElement(i, Form.UNIFORM))
                        .collect(Collectors.joining());
        return OPEN.stream().anyMatch(below::startsWith)
                || KNOWN.stream().anyMatch(known -> known.replaceAll("[-.]", "").equals(below));
    }

    private static String problem(
            ConfigurationPropertyName name, ConfigurationPropertySource source) {
        String below = name.toString().substring(SeedreamProperties.PREFIX.length() + 1);
        String near = Suggestions.question(SeedreamProperties.PREFIX + ".", below, KNOWN).trim();
        return name
                + " ("
                + source.getConfigurationProperty(name).getOrigin()
                + ") is no option of seedream."
                + (near.isEmpty() ? "" : " " + near);
    }
}
