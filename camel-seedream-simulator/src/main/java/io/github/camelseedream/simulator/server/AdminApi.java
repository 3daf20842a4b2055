package io.github.camelseedream.simulator.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.fault.Fault;
import io.github.camelseedream.simulator.fault.FaultQueue;
import io.github.camelseedream.simulator.http.Call;
import io.github.camelseedream.simulator.http.FormPart;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.http.Reply;
import io.github.camelseedream.simulator.image.ImageFile;
import io.github.camelseedream.simulator.journal.Journal;
import io.github.camelseedream.simulator.media.GivenImages;
import io.github.camelseedream.simulator.media.PublishedImages;
import io.github.camelseedream.simulator.payload.Payload;
import io.github.camelseedream.simulator.task.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The simulator's own paths below {@code /_sim}: recorded requests, faults, tasks, variants,
 * counts. None of them needs a key, is recorded or is affected by a fault.
 */
public final class AdminApi {

    static final String PREFIX = "/_sim";

    private static final String NAME = "camel-seedream-simulator";

    private final Journal journal;
    private final FaultQueue faults;
    private final PublishedImages published;
    private final GivenImages images;
    private final Tasks tasks;
    private final ProviderSettings providers;
    private final StatusPage page;
    private final Map<String, Function<Call, Reply>> routes = new LinkedHashMap<>();

    public AdminApi(
            Journal journal,
            FaultQueue faults,
            PublishedImages published,
            GivenImages images,
            Tasks tasks,
            ProviderSettings providers) {
        this.journal = journal;
        this.faults = faults;
        this.published = published;
        this.images = images;
        page = new StatusPage(journal, published);
        this.tasks = tasks;
        this.providers = providers;
        routes.put("GET /", this::index);
        routes.put("GET /_sim", call -> json(self()));
        routes.put("GET /_sim/requests", call -> json(requests()));
        routes.put("DELETE /_sim/requests", call -> cleared(journal::clear));
        routes.put("GET /_sim/faults", call -> json(pending()));
        routes.put("POST /_sim/faults", call -> add(call.body().json()));
        routes.put("DELETE /_sim/faults", call -> cleared(faults::clear));
        routes.put("GET /_sim/tasks", call -> json(tasks()));
        routes.put("POST /_sim/tasks", call -> setDuration(call.body().json().path("millis")));
        routes.put("DELETE /_sim/tasks", call -> cleared(tasks::clear));
        routes.put("GET /_sim/webhooks", call -> json(webhooks()));
        routes.put("GET /_sim/variants", call -> json(providers.chosen()));
        routes.put("POST /_sim/variants", call -> choose(call.body().json()));
        routes.put("DELETE /_sim/variants", call -> cleared(providers::reset));
        routes.put("GET /_sim/images", call -> json(given()));
        routes.put("POST /_sim/images", this::give);
        routes.put("DELETE /_sim/images", call -> cleared(images::clear));
        routes.put("GET /_sim/stats", call -> json(stats()));
    }

    /** Whether a call of this kind brings a file, which is kept whole. */
    static boolean isUpload(String method, String path) {
        return method.equals("POST") && path.equals(PREFIX + "/images");
    }

    boolean isFor(Call call) {
        return call.path().equals("/")
                || call.path().equals(PREFIX)
                || call.path().startsWith(PREFIX + "/")
                || providers.askedAbout(call.path()).isPresent();
    }

    Reply answer(Call call) {
        if (providers.askedAbout(call.path()).isPresent()) {
            return json(self().put("provider", providers.askedAbout(call.path()).orElseThrow()));
        }
        return page.answer(call, stats()).orElseGet(() -> route(call));
    }

    private Reply route(Call call) {
        String asked = call.method() + " " + call.path();
        Function<Call, Reply> route = routes.get(asked);
        if (route == null) {
            return refused(404, "No such path: " + asked + "; there are " + routes.keySet());
        }
        try {
            return route.apply(call);
        } catch (IllegalArgumentException e) {
            return refused(400, e.getMessage());
        }
    }

    private Reply index(Call call) {
        ObjectNode index = Json.object();
        index.set("baseUrls", Json.value(providers.baseUrls(call.origin())));
        index.set("control", Json.value(routes.keySet()));
        return json(index);
    }

    /** All or none are added. */
    private Reply add(JsonNode scripts) {
        List<Fault> added = new ArrayList<>();
        if (scripts.isArray()) {
            scripts.forEach(script -> added.add(Fault.of(script)));
        } else {
            added.add(Fault.of(scripts));
        }
        added.forEach(faults::add);
        return json(pending());
    }

    private Reply choose(JsonNode choices) {
        providers.choose(choices);
        return json(providers.chosen());
    }

    private ArrayNode requests() {
        ArrayNode list = Json.array();
        journal.requests().forEach(request -> list.add(RequestJson.of(request)));
        return list;
    }

    private ArrayNode pending() {
        ArrayNode list = Json.array();
        faults.pending().forEach(fault -> list.add(fault.script()));
        return list;
    }

    private ObjectNode tasks() {
        ObjectNode allTasks = Json.object().put("millis", tasks.duration().toMillis());
        ArrayNode list = allTasks.putArray("tasks");
        tasks.tasks().forEach(task -> list.add(TaskJson.of(task, tasks.state(task))));
        return allTasks;
    }

    private Reply setDuration(JsonNode millis) {
        if (!millis.isIntegralNumber() || millis.asLong() < 0) {
            throw new IllegalArgumentException(
                    "Say how long a task takes, such as {\"millis\": 30000}");
        }
        tasks.duration(Duration.ofMillis(millis.asLong()));
        return json(Json.object().put("millis", millis.asLong()));
    }

    private ArrayNode webhooks() {
        ArrayNode list = Json.array();
        tasks.deliveries().forEach(delivery -> list.add(TaskJson.of(delivery)));
        return list;
    }

    /** The file is the part {@code image}; {@code promptContains} may be missing or empty. */
    private Reply give(Call call) {
        List<FormPart> parts = call.body().parts();
        FormPart file = part(parts, "image").orElseThrow(AdminApi::noImage);
        if (file.size() > file.head().length) {
            throw new IllegalArgumentException("The image is larger than 26 MiB");
        }
        String words = part(parts, "promptContains").map(FormPart::value).orElse("");
        images.add(new GivenImages.Given(words, ImageFile.of(file.head())));
        return json(given());
    }

    private static Optional<FormPart> part(List<FormPart> parts, String name) {
        return parts.stream().filter(part -> part.name().equals(name)).findFirst();
    }

    private static IllegalArgumentException noImage() {
        return new IllegalArgumentException(
                "Send a form with the file as 'image', such as"
                        + " curl -F promptContains=fox -F image=@fox.png");
    }

    private ArrayNode given() {
        ArrayNode list = Json.array();
        images.all()
                .forEach(
                        given ->
                                list.addObject()
                                        .put("promptContains", given.promptContains())
                                        .put("format", given.file().format().name())
                                        .put("bytes", given.file().bytes().length));
        return list;
    }

    private static ObjectNode self() {
        return Json.object().put("simulator", NAME).put("simulated", true);
    }

    private ObjectNode stats() {
        Journal.Totals totals = journal.totals();
        return Json.object()
                .put("simulated", true)
                .put("inFlight", totals.inFlight())
                .put("maxInFlight", totals.maxInFlight())
                .put("accepted", totals.accepted())
                .put("images", published.count());
    }

    private static Reply refused(int status, String message) {
        return Reply.json(status, Json.object().put("message", message));
    }

    private static Reply cleared(Runnable clearing) {
        clearing.run();
        return Reply.empty(204);
    }

    private static Reply json(JsonNode tree) {
        return Reply.of(200, "application/json", Payload.text(Json.pretty(tree) + "\n"));
    }
}
