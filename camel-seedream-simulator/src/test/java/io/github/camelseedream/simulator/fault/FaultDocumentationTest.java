package io.github.camelseedream.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.simulator.Manual;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.image.AiMark;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The manual's tables of keys are written from the keys, with examples that work; run with {@code
 * -Dseedream.docs.write=true} to write them anew.
 */
class FaultDocumentationTest {

    private static final Pattern CALL =
            Pattern.compile(
                    "(\\w+)\\(((?:\"[^\"]*\"|Duration\\.\\w+\\(\\d+\\)|(?:TaskEnd|EventStyle|AiMark)\\.\\w+|\\d+)?)\\)");

    @ParameterizedTest
    @MethodSource("tables")
    void theTableIsWhatTheKeysSay(String table, Map<String, FaultKey<?>> keys) {
        Manual.keepTable(table, rows(keys));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void everyExampleIsAFaultThatHasItsKey(String table, Map<String, FaultKey<?>> keys) {
        keys.forEach(
                (name, key) ->
                        assertThat(key.inJava())
                                .isNotEmpty()
                                .allMatch(call -> holder(table, inJava(call)).has(name)));
    }

    @Test
    void everyMethodOfAFaultIsInTheTables() {
        String cells =
                Stream.of(FaultKey.script(), FaultKey.conditions())
                        .flatMap(keys -> keys.values().stream())
                        .flatMap(key -> key.inJava().stream())
                        .collect(Collectors.joining("."));

        assertThat(Fault.class.getDeclaredMethods())
                .filteredOn(method -> Modifier.isPublic(method.getModifiers()))
                .filteredOn(method -> method.getReturnType() == Fault.class)
                .extracting(Method::getName)
                .filteredOn(name -> !List.of("of", "and").contains(name))
                .allSatisfy(name -> assertThat(cells).containsPattern("\\b" + name + "\\("));
    }

    static Stream<Arguments> tables() {
        return Stream.of(
                Arguments.of("faults", FaultKey.script()),
                Arguments.of("match", FaultKey.conditions()));
    }

    private static List<List<String>> rows(Map<String, FaultKey<?>> keys) {
        List<List<String>> rows = new ArrayList<>();
        keys.forEach(
                (name, key) -> {
                    List<String> row = new ArrayList<>();
                    row.add("`" + name + "`");
                    row.add(key.takes());
                    row.add("`" + spaced(inJava(key.inJava().get(0))) + "`");
                    row.add(
                            key.inJava().stream()
                                    .map(call -> "`Fault." + call + "`")
                                    .collect(Collectors.joining(", ")));
                    if (!key.effect().isEmpty()) {
                        row.add(key.effect());
                    }
                    rows.add(row);
                });
        return rows;
    }

    private static JsonNode holder(String table, JsonNode script) {
        return table.equals("match") ? script.path("match") : script;
    }

    /** The script that {@code status(500).accepted()} and its like give. */
    private static JsonNode inJava(String expression) {
        Fault fault = null;
        Matcher call = CALL.matcher(expression);
        while (call.find()) {
            fault = invoked(fault, call.group(1), call.group(2));
        }
        return Json.tree(fault.script().toString().getBytes(StandardCharsets.UTF_8));
    }

    private static Fault invoked(Fault fault, String name, String argument) {
        Method method =
                Arrays.stream(Fault.class.getMethods())
                        .filter(each -> each.getName().equals(name))
                        .filter(each -> takes(each.getParameterTypes(), argument))
                        .findFirst()
                        .orElseThrow(() -> new AssertionError(name + "(" + argument + ")"));
        Class<?>[] types = method.getParameterTypes();
        try {
            return (Fault)
                    (types.length == 0
                            ? method.invoke(fault)
                            : method.invoke(fault, value(types[0], argument)));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(name, e);
        }
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
        if (type == TaskEnd.class) {
            return TaskEnd.valueOf(argument.replace("TaskEnd.", ""));
        }
        if (type == EventStyle.class) {
            return EventStyle.valueOf(argument.replace("EventStyle.", ""));
        }
        if (type == AiMark.class) {
            return AiMark.valueOf(argument.replace("AiMark.", ""));
        }
        int number = Integer.parseInt(argument.replaceAll("\\D", ""));
        if (type == Duration.class) {
            return argument.contains("Millis")
                    ? Duration.ofMillis(number)
                    : Duration.ofSeconds(number);
        }
        return type == Integer[].class ? new Integer[] {number} : (Object) number;
    }

    /** With a space behind each colon and comma. */
    private static String spaced(JsonNode script) {
        return Pattern.compile("\"[^\"]*\"|[:,]")
                .matcher(script.toString())
                .replaceAll(
                        token ->
                                Matcher.quoteReplacement(
                                        token.group().length() == 1
                                                ? token.group() + " "
                                                : token.group()));
    }
}
