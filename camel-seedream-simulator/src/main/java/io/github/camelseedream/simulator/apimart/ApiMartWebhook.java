package io.github.camelseedream.simulator.apimart;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.simulator.protocol.Fields;
import io.github.camelseedream.simulator.protocol.Variants;
import io.github.camelseedream.simulator.task.Task;
import io.github.camelseedream.simulator.task.TaskState;
import io.github.camelseedream.simulator.task.Webhook;
import io.github.camelseedream.simulator.task.WebhookPolicy;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells the end of a task, unsigned, below the address that the caller gave. */
record ApiMartWebhook(URI url, Variants variants) implements WebhookPolicy {

    private static final List<Duration> RETRIES =
            List.of(Duration.ofSeconds(10), Duration.ofSeconds(30), Duration.ofSeconds(60));

    static WebhookPolicy of(JsonNode request, Variants variants) {
        return Fields.of(request, new FieldErrors())
                .text("webhook")
                .<WebhookPolicy>map(base -> new ApiMartWebhook(callback(base), variants))
                .orElse(WebhookPolicy.NONE);
    }

    @Override
    public Optional<Webhook> webhook(Task task, TaskState state) {
        TaskView view = new TaskView(task, state, variants);
        return view.isCompleted() || view.isFailed()
                ? Optional.of(new Webhook(url, Map.of(), view.body(false).toString(), RETRIES))
                : Optional.empty();
    }

    private static URI callback(String base) {
        try {
            URI url = new URI(base.replaceFirst("/$", "") + "/callback");
            if (url.getHost() != null && url.getScheme().startsWith("http")) {
                return url;
            }
        } catch (URISyntaxException e) {
            // refused like any other text
        }
        throw ApiMartError.badRequest("Invalid request parameters: webhook must be a URL");
    }
}
