package io.github.camelseedream.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.simulator.Manual;
import io.github.camelseedream.simulator.http.Json;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The manual lists exactly the keys there are, with what they take, and examples that work. */
class FaultDocumentationTest {

    private static final Pattern CALL =
            Pattern.compile("\\.(\\w+)\\(((?:\"[^\"]*\"|Duration\\.\\w+\\(\\d+\\)|\\d+)?)\\)");

    @ParameterizedTest
    @ValueSource(strings = {"faults", "match"})
    void listsExactlyTheKeysThereAre(String table) {
        Map<String, String> documented = new LinkedHashMap<>();
        Manual.table(table).forEach(row -> documented.put(Manual.code(row.get(0)), row.get(1)));

        assertThat(documented).isEqualTo(FaultKeys.words(table.equals("match")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"faults", "match"})
    void everyExampleIsAFaultThatHasItsKey(String table) {
        for (List<String> row : Manual.table(table)) {
            JsonNode script = Json.tree(Manual.code(row.get(2)).getBytes(StandardCharsets.UTF_8));
            JsonNode holder = table.equals("match") ? script.path("match") : script;

            assertThat(Fault.of(script).script()).isEqualTo(script);
            assertThat(holder.has(Manual.code(row.get(0)))).as(row.toString()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"faults", "match"})
    void theExampleInJavaIsTheSameFault(String table) {
        for (List<String> row : Manual.table(table)) {
            JsonNode script = Json.tree(Manual.code(row.get(2)).getBytes(StandardCharsets.UTF_8));

            assertThat(inJava(Manual.code(row.get(3)))).as(row.get(3)).isEqualTo(script);
        }
    }

    @Test
    void everyMethodOfAFaultIsInTheTables() {
        String cells =
                Stream.of("faults", "match")
                        .flatMap(table -> Manual.table(table).stream())
                        .map(row -> row.get(3))
                        .collect(Collectors.joining());

        assertThat(Fault.class.getDeclaredMethods())
                .filteredOn(method -> Modifier.isPublic(method.getModifiers()))
                .filteredOn(method -> method.getReturnType() == Fault.class)
                .extracting(Method::getName)
                .filteredOn(name -> !name.equals("of"))
                .allSatisfy(name -> assertThat(cells).containsPattern("\\b" + name + "\\("));
    }

    /** What {@code Fault.status(500).accepted()} and its like give. */
    private static JsonNode inJava(String expression) {
        Fault fault = null;
        Matcher call = CALL.matcher(expression);
        while (call.find()) {
            fault = invoked(fault, call.group(1), call.group(2));
        }
        return Json.tree(fault.script().toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Fault invoked(Fault fault, String name, String argument) {
        for (Method method : Fault.class.getMethods()) {
            Class<?>[] types = method.getParameterTypes();
            boolean isThis = method.getName().equals(name) && takes(types, argument);
            if (isThis) {
                try {
                    Object[] none = {};
                    Object[] one = {types.length == 0 ? null : value(types[0], argument)};
                    return (Fault) method.invoke(fault, types.length == 0 ? none : one);
                } catch (ReflectiveOperationException e) {
                    throw new AssertionError(name, e);
                }
            }
        }
        throw new AssertionError("No method Fault." + name + " for " + argument);
    }

    private static boolean takes(Class<?>[] types, String argument) {
        return argument.isEmpty()
                ? types.length == 0
                : types.length == 1
                        && (types[0] == String.class) == argument.startsWith("\"")
                        && (types[0] == Duration.class) == argument.startsWith("Duration");
    }

    private static Object value(Class<?> type, String argument) {
        if (type == String.class) {
            return argument.substring(1, argument.length() - 1);
        }
        if (type == Duration.class) {
            long number = Long.parseLong(argument.replaceAll("\\D", ""));
            return argument.contains("Millis")
                    ? Duration.ofMillis(number)
                    : Duration.ofSeconds(number);
        }
        int number = Integer.parseInt(argument);
        return type == Integer[].class ? new Integer[] {number} : (Object) number;
    }
}
