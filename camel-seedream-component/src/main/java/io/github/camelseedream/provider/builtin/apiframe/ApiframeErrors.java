package io.github.camelseedream.provider.builtin.apiframe;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.error.CallContext;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.spec.FailureKind;
import io.github.camelseedream.provider.wire.ProviderErrors;
import io.github.camelseedream.provider.wire.ReplyReader;
import java.util.ArrayList;
import java.util.List;

/**
 * What a refused call means. There are no codes, so it goes by the status. Sources:
 * docs-v2.apiframe.ai/docs/getting-started/authentication, the schema
 * api.apiframe.ai/v2/openapi.json; 409: the provider's client,
 * github.com/apiframe-ai/apiframe-nodejs-sdk, read 2026-11.
 */
final class ApiframeErrors {

    private ApiframeErrors() {}

    static SeedreamException of(Reply reply, CallContext context) {
        FailureKind kind =
                reply.status() == 409 ? FailureKind.CONFLICT : FailureKind.ofStatus(reply.status());
        return ProviderErrors.failure(reply, context, kind, text(reply));
    }

    /** A call that costs nothing is never billed, whatever came of it. */
    static SeedreamException ofFreeCall(Reply reply) {
        CallContext context =
                new CallContext(
                        ApiframeProvider.PROFILE.name(),
                        "",
                        ReplyReader.requestId(reply, "x-request-id"));
        FailureKind kind = FailureKind.ofStatus(reply.status());
        return ProviderErrors.free(
                reply, ProviderErrors.failure(reply, context, kind, text(reply)), context);
    }

    /** The error, what it says of single fields, and the credits that are missing. */
    private static String text(Reply reply) {
        List<String> said = new ArrayList<>(List.of(ProviderErrors.errorText(reply)));
        reply.json()
                .path("details")
                .properties()
                .forEach(field -> said.add(field.getKey() + ": " + words(field.getValue())));
        for (String credits : List.of("creditsRequired", "creditsAvailable")) {
            if (reply.json().has(credits)) {
                said.add(credits + ": " + words(reply.json().get(credits)));
            }
        }
        return String.join("; ", said);
    }

    private static String words(JsonNode said) {
        if (!said.isArray()) {
            return ReplyReader.text(said);
        }
        List<String> words = new ArrayList<>();
        said.forEach(word -> words.add(ReplyReader.text(word)));
        return String.join(", ", words);
    }
}
