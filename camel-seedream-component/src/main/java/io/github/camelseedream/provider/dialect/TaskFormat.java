package io.github.camelseedream.provider.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.provider.wire.ReplyReader;
import io.github.camelseedream.result.Cost;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Where a provider takes tasks and how it tells of them. Each method adds to it, and returns the
 * same. Not changed once an adapter has it, and then safe for use by several threads.
 */
public final class TaskFormat {

    private static final String MODEL = "{model}";

    /** An owner's name, and more; none of them leads elsewhere. */
    private static final Pattern MODEL_ID =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+");

    private final String submitPath;
    private String statusPath = "tasks/{id}";
    private String cancelPath = "";
    private Pattern id = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    private String taskField = "";
    private String resultField = "result";
    private String expiredField = "expired";
    private String positionField = "";
    private String layeredPointer = "";
    private List<String> idFields = List.of("id");
    private String idempotencyHeader = "";
    private Duration keyLife = Duration.ZERO;
    private final Map<String, String> costs = new LinkedHashMap<>();
    private final List<String> kept = new ArrayList<>();

    private TaskFormat(String submitPath) {
        this.submitPath = submitPath;
    }

    /** A format of tasks that are submitted there; {@code {model}} stands for the model's id. */
    public static TaskFormat submittedTo(String path) {
        return new TaskFormat(path);
    }

    /** Where a task is polled; {@code {id}} stands for its id. */
    public TaskFormat polledAt(String path) {
        statusPath = path;
        return this;
    }

    /** Where a task is cancelled by a POST; {@code {id}} stands for its id. */
    public TaskFormat cancelledAt(String path) {
        cancelPath = path;
        return this;
    }

    /** What an id may be. One that could lead a call elsewhere must not match. */
    public TaskFormat id(String pattern) {
        id = Pattern.compile(pattern);
        return this;
    }

    /** The field of an answer in which a task stands, or a list of them; else it is the answer. */
    public TaskFormat taskIn(String field) {
        taskField = field;
        return this;
    }

    /** The field of a finished task that holds its images, where that is not result. */
    public TaskFormat resultIn(String field) {
        resultField = field;
        return this;
    }

    /** The field that is true of a task whose images are gone, where that is not expired. */
    public TaskFormat expiredIn(String field) {
        expiredField = field;
        return this;
    }

    /** The field of a waiting task that tells how many are before it. */
    public TaskFormat positionIn(String field) {
        positionField = field;
        return this;
    }

    /**
     * Where a task tells, as a JSON pointer, that its images are a base and its layers, in order.
     */
    public TaskFormat layeredWhere(String pointer) {
        layeredPointer = pointer;
        return this;
    }

    /** The fields of a task that may hold its id, the first first. */
    public TaskFormat idIn(String... fields) {
        idFields = List.of(fields);
        return this;
    }

    /**
     * The header that makes a repeated submit the same submit.
     *
     * @param life for how long the provider knows a key
     */
    public TaskFormat idempotencyKeyIn(String header, Duration life) {
        idempotencyHeader = header;
        keyLife = life;
        return this;
    }

    /** A field of a finished task that holds its cost, before those that are named later. */
    public TaskFormat costIn(String field, String unit) {
        costs.put(field, unit);
        return this;
    }

    /** Fields of a finished task that are worth keeping. */
    public TaskFormat keep(String... fields) {
        kept.addAll(List.of(fields));
        return this;
    }

    /** Whether this can be the id of a model; any text can where it is not part of the path. */
    boolean takesModel(String id) {
        return !submitPath.contains(MODEL) || MODEL_ID.matcher(id).matches();
    }

    String submitPath(String model) {
        return submitPath.replace(MODEL, model);
    }

    JsonNode result(JsonNode task) {
        return task.path(resultField);
    }

    /** How many tasks are before it; null where it does not tell. */
    Integer position(JsonNode task) {
        JsonNode position = task.path(positionField);
        return position.canConvertToInt() && position.intValue() >= 0
                ? Integer.valueOf(position.intValue())
                : null;
    }

    boolean isLayered(JsonNode task) {
        return !layeredPointer.isEmpty() && task.at(layeredPointer).asBoolean();
    }

    boolean isExpired(JsonNode task) {
        return task.path(expiredField).asBoolean();
    }

    String statusPath(String taskId) {
        return statusPath.replace("{id}", taskId);
    }

    String cancelPath(String taskId) {
        return cancelPath.replace("{id}", taskId);
    }

    String idempotencyHeader() {
        return idempotencyHeader;
    }

    Duration keyLife() {
        return keyLife;
    }

    boolean isId(String text) {
        return id.matcher(text).matches();
    }

    /** The ids in the answer to a submit. */
    List<String> ids(JsonNode answer) {
        JsonNode tasks = in(answer);
        List<String> ids = new ArrayList<>();
        for (JsonNode task : tasks.isArray() ? tasks : List.of(tasks)) {
            ids.add(id(task));
        }
        return ids;
    }

    /** The one task that an answer is about. */
    JsonNode task(JsonNode answer) {
        JsonNode task = in(answer);
        return task.isArray() ? task.path(0) : task;
    }

    private JsonNode in(JsonNode answer) {
        return taskField.isEmpty() ? answer : answer.path(taskField);
    }

    /** The id of a task, or an empty text. */
    String id(JsonNode task) {
        return idFields.stream()
                .map(field -> ReplyReader.text(task.path(field)))
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** Where an id stands in an answer, for people. */
    String idPath() {
        String field = idFields.get(idFields.size() - 1);
        return taskField.isEmpty() ? field : taskField + "." + field;
    }

    /** The cost that a task tells, or null. */
    Cost cost(JsonNode task) {
        return costs.entrySet().stream()
                .filter(cost -> task.path(cost.getKey()).isNumber())
                .map(cost -> new Cost(task.path(cost.getKey()).decimalValue(), cost.getValue()))
                .findFirst()
                .orElse(null);
    }

    Map<String, Object> kept(JsonNode task) {
        return ReplyReader.fields(task, kept.toArray(String[]::new));
    }
}
