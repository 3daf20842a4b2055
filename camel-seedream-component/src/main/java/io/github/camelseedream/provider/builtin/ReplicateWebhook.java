package io.github.camelseedream.provider.builtin;

import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.WebhookProvider;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.Violations;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What Replicate reports to a webhook: the prediction as a poll returns it, signed with the
 * account's own secret in the way of Standard Webhooks. Source, read 2026-11:
 * replicate.com/docs/topics/webhooks.
 */
interface ReplicateWebhook extends WebhookProvider {

    @Override
    default Trust trust() {
        return Trust.SIGNED_WITH_SECRET;
    }

    Set<String> EVENTS = Set.of("start", "output", "logs", "completed");

    /** A request names several in one text. */
    static Optional<List<String>> events(ProviderRequest call) {
        return call.request()
                .get(ImageParameters.WEBHOOK_EVENTS)
                .map(text -> Stream.of(text.split(",")).map(String::trim).toList());
    }

    static void checkEvents(ProviderRequest call, Violations violations) {
        if (events(call).filter(events -> !EVENTS.containsAll(events)).isPresent()) {
            violations.add(
                    ImageParameters.WEBHOOK_EVENTS,
                    "is not known. Accepted, separated by commas: start, output, logs, completed");
        }
    }
}
