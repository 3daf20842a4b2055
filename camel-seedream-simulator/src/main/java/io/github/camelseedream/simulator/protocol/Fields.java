package io.github.camelseedream.simulator.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.http.Call;
import io.github.camelseedream.simulator.http.FormPart;
import io.github.camelseedream.simulator.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * The fields of a request, read by type; null counts as absent. In JSON types are strict: a number
 * in quotes is an error. In a form everything is text, and an empty text counts as absent.
 */
public final class Fields {

    private final JsonNode body;
    private final boolean isForm;
    private final String path;
    private final Errors errors;

    private Fields(JsonNode body, boolean isForm, String path, Errors errors) {
        this.body = body;
        this.isForm = isForm;
        this.path = path;
        this.errors = errors;
    }

    /** How a provider says that a field is wrong. */
    public interface Errors {

        Refusal missing(String name);

        /** The value is not what is expected, for example {@code an integer from 1 to 10}. */
        Refusal invalid(String name, String expected);
    }

    /** The fields of a JSON object. */
    public static Fields of(JsonNode object, Errors errors) {
        return new Fields(object, false, "", errors);
    }

    /** The text fields of a form; of several with one name, the first. */
    public static Fields of(List<FormPart> form, Errors errors) {
        ObjectNode body = Json.object();
        form.stream()
                .filter(part -> part.isText() && !part.value().isEmpty())
                .filter(part -> !body.has(part.name()))
                .forEach(part -> body.put(part.name(), part.value()));
        return new Fields(body, true, "", errors);
    }

    /** The fields of a call, whichever way it is written. */
    public static Fields of(Call call, Errors errors) {
        return call.body().json().isMissingNode()
                ? of(call.body().parts(), errors)
                : of(call.body().json(), errors);
    }

    public boolean has(String name) {
        return !isAbsent(body.path(name));
    }

    /** The names of all fields, absent ones not among them. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        for (Iterator<String> all = body.fieldNames(); all.hasNext(); ) {
            String name = all.next();
            if (has(name)) {
                names.add(name);
            }
        }
        return names;
    }

    public Optional<String> text(String name) {
        return typed(name, JsonNode::isTextual, "a string").map(JsonNode::textValue);
    }

    /** A text that must be there and not blank. */
    public String required(String name) {
        return text(name)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> errors.missing(path + name));
    }

    /** One of these words, in lower or upper case. */
    public Optional<String> oneOf(String name, Collection<String> words) {
        Optional<String> value = text(name);
        return value.map(
                text ->
                        words.stream()
                                .filter(text::equalsIgnoreCase)
                                .findFirst()
                                .orElseThrow(() -> invalid(name, oneOf(words))));
    }

    public Optional<Integer> integer(String name, int min, int max) {
        String expected = "an integer from " + min + " to " + max;
        return number(name, JsonNode::isIntegralNumber, min, max, expected).map(Double::intValue);
    }

    public Optional<Double> number(String name, double min, double max) {
        String expected = "a number from " + min + " to " + max;
        return number(name, JsonNode::isNumber, min, max, expected);
    }

    public Optional<Boolean> flag(String name) {
        if (isForm) {
            return text(name).map(text -> text.toLowerCase(Locale.ROOT)).map(Boolean::valueOf);
        }
        return typed(name, JsonNode::isBoolean, "a boolean").map(JsonNode::booleanValue);
    }

    /** Whether an object is in this field. */
    public boolean isObject(String name) {
        return body.path(name).isObject();
    }

    /** The fields of the object in this field; none if it is absent. */
    public Fields within(String name) {
        JsonNode object = typed(name, JsonNode::isObject, "an object").orElseGet(Json::object);
        return new Fields(object, false, path + name + ".", errors);
    }

    /** The objects in a list; none if it is absent. */
    public List<Fields> objects(String name) {
        Predicate<JsonNode> isList =
                node -> node.isArray() && node.valueStream().allMatch(JsonNode::isObject);
        return typed(name, isList, "a list of objects").stream()
                .flatMap(JsonNode::valueStream)
                .map(object -> new Fields(object, false, path + name + ".", errors))
                .toList();
    }

    /** The texts in a list, or a single one; none if it is absent. */
    public List<String> texts(String name) {
        Predicate<JsonNode> isTexts =
                node ->
                        node.isTextual()
                                || node.isArray()
                                        && node.valueStream().allMatch(JsonNode::isTextual);
        JsonNode value =
                typed(name, isTexts, "a string or a list of strings").orElseGet(Json::array);
        return value.isArray()
                ? value.valueStream().map(JsonNode::textValue).toList()
                : List.of(value.textValue());
    }

    /** The error for a value that is not what is expected. */
    public Refusal invalid(String name, String expected) {
        return errors.invalid(path + name, expected);
    }

    private Optional<Double> number(
            String name, Predicate<JsonNode> type, double min, double max, String expected) {
        Optional<JsonNode> value =
                isForm ? text(name).map(Fields::parsed) : typed(name, type, expected);
        if (value.isPresent()
                && !(type.test(value.get())
                        && value.get().doubleValue() >= min
                        && value.get().doubleValue() <= max)) {
            throw invalid(name, expected);
        }
        return value.map(JsonNode::doubleValue);
    }

    private static JsonNode parsed(String text) {
        return Json.tree(text.getBytes(StandardCharsets.UTF_8));
    }

    private Optional<JsonNode> typed(String name, Predicate<JsonNode> type, String expected) {
        JsonNode value = body.path(name);
        if (isAbsent(value)) {
            return Optional.empty();
        }
        if (!type.test(value)) {
            throw invalid(name, expected);
        }
        return Optional.of(value);
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static String oneOf(Collection<String> words) {
        return "one of " + String.join(", ", words);
    }
}
