package io.github.camelseedream.provider.builtin.apiframe;

import io.github.camelseedream.catalog.ModelFamilies;
import io.github.camelseedream.catalog.ModelFamily;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.spec.Limit;
import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What Apiframe refuses beyond its parameter table. Sources: the schema
 * api.apiframe.ai/v2/openapi.json, docs-v2.apiframe.ai/docs/images/seedream/seedream-4, read
 * 2026-11.
 */
final class ApiframeLimits {

    private static final Limit LENGTH = new Limit(ImageParameters.PROMPT, "characters", 1, 2000);
    private static final Limit KEY_LENGTH =
            new Limit(ImageParameters.IDEMPOTENCY_KEY, "characters", 1, 255);

    static final List<Limit> ALL = List.of(LENGTH, KEY_LENGTH);

    private static final Set<String> EVENTS = Set.of("progress", "completed", "failed");
    private static final Set<ModelFamily> MAY_ENHANCE =
            Set.of(ModelFamilies.SEEDREAM_4_0, ModelFamilies.UNKNOWN);

    /** Its length is the schema's; a header carries printable ASCII. */
    private static final Pattern IDEMPOTENCY_KEY =
            Pattern.compile("[\\x20-\\x7e]{" + KEY_LENGTH.least() + "," + KEY_LENGTH.most() + "}");

    private final ImageRequest request;
    private final List<Violation> complaints = new ArrayList<>();

    private ApiframeLimits(ImageRequest request) {
        this.request = request;
    }

    static List<Violation> check(ProviderRequest call) {
        ApiframeLimits limits = new ApiframeLimits(call.request());
        limits.checkPrompt();
        limits.checkEnhancement(call.model());
        limits.checkEvents();
        limits.checkIdempotencyKey();
        return limits.complaints;
    }

    /** The events of a webhook, of which the request names several in one text. */
    static List<String> events(String text) {
        return Stream.of(text.split(",")).map(String::trim).toList();
    }

    private void checkPrompt() {
        String prompt = request.getPrompt();
        int length = prompt.codePointCount(0, prompt.length());
        if (!LENGTH.contains(length)) {
            complain(
                    ImageParameters.PROMPT,
                    "is " + length + " characters long. Accepted: " + LENGTH.accepted());
        }
    }

    private void checkEnhancement(String model) {
        if (request.has(ImageParameters.PROMPT_ENHANCEMENT)
                && !MAY_ENHANCE.contains(ModelFamilies.of(model))) {
            complain(
                    ImageParameters.PROMPT_ENHANCEMENT,
                    "is not taken for " + model + ", only for seedream-4. Leave it out");
        }
    }

    private void checkEvents() {
        request.get(ImageParameters.WEBHOOK_EVENTS)
                .filter(text -> !EVENTS.containsAll(events(text)))
                .ifPresent(
                        text ->
                                complain(
                                        ImageParameters.WEBHOOK_EVENTS,
                                        "is not known. Accepted, separated by commas: progress,"
                                                + " completed, failed"));
    }

    private void checkIdempotencyKey() {
        request.get(ImageParameters.IDEMPOTENCY_KEY)
                .filter(key -> !IDEMPOTENCY_KEY.matcher(key).matches())
                .ifPresent(
                        key ->
                                complain(
                                        ImageParameters.IDEMPOTENCY_KEY,
                                        "cannot be sent as a header. Accepted: "
                                                + KEY_LENGTH.accepted()
                                                + " printable ASCII characters"));
    }

    private void complain(ImageParameter<?> parameter, String problem) {
        complaints.add(Violation.about(request, parameter, problem));
    }
}
