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

        /** The value is not what is expected, for example {@code a boolean}. */
        Refusal invalid(String name, String expected);

        /** The text is none of those that are accepted. */
        default Refusal notOneOf(String name, String value, Collection<String> accepted) {
            return invalid(name, "one of " + String.join(", ", accepted));
        }

        /** The number is of the right type, and too small or too large. */
        default Refusal outOfRange(String name, String value, String min, String max) {
            return invalid(name, "from " + min + " to " + max);
        }
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

    /** One of these words. */
    public Optional<String> oneOf(String name, Collection<String> words) {
        Optional<String> value = text(name);
        if (value.isPresent() && !words.contains(value.get())) {
            throw errors.notOneOf(path + name, value.get(), words);
        }
        return value;
    }

    public Optional<Integer> integer(String name, int min, int max) {
        Optional<Long> value = integer(name);
        if (value.filter(number -> number < min || number > max).isPresent()) {
            throw errors.outOfRange(path + name, value.get().toString(), min + "", max + "");
        }
        return value.map(Long::intValue);
    }

    /** Of any size. */
    public Optional<Long> integer(String name) {
        Predicate<JsonNode> isInteger = node -> node.isIntegralNumber() && node.canConvertToLong();
        return numeric(name, isInteger, "an integer").map(JsonNode::longValue);
    }

    public Optional<Double> number(String name, int min, int max) {
        Optional<Double> value =
                numeric(name, JsonNode::isNumber, "a number").map(JsonNode::doubleValue);
        if (value.filter(number -> number < min || number > max).isPresent()) {
            throw errors.outOfRange(path + name, value.get().toString(), min + "", max + "");
        }
        return value;
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

    /** The texts in a list; none if it is absent. */
    public List<String> list(String name) {
        return typed(name, Fields::isListOfTexts, "an array of strings").stream()
                .flatMap(JsonNode::valueStream)
                .map(JsonNode::textValue)
                .toList();
    }

    /** The texts in a list, or a single one; none if it is absent. */
    public List<String> texts(String name) {
        Predicate<JsonNode> isTexts = node -> node.isTextual() || isListOfTexts(node);
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

    private Optional<JsonNode> numeric(String name, Predicate<JsonNode> type, String expected) {
        if (!isForm) {
            return typed(name, type, expected);
        }
        Optional<JsonNode> value =
                text(name).map(text -> Json.tree(text.getBytes(StandardCharsets.UTF_8)));
        if (value.isPresent() && !type.test(value.get())) {
            throw invalid(name, expected);
        }
        return value;
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

    private static boolean isListOfTexts(JsonNode value) {
        return value.isArray() && value.valueStream().allMatch(JsonNode::isTextual);
    }

    private static boolean isAbsent(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }
}
