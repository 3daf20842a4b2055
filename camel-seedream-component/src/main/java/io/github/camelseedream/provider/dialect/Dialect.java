package io.github.camelseedream.provider.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.catalog.RequestedSize;
import io.github.camelseedream.catalog.RequestedSizeReader;
import io.github.camelseedream.error.SeedreamException;
import io.github.camelseedream.http.HttpCall;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.provider.spec.Limit;
import io.github.camelseedream.provider.spec.ParameterMapping;
import io.github.camelseedream.provider.spec.ProviderSpec;
import io.github.camelseedream.provider.spec.ReferenceForm;
import io.github.camelseedream.provider.wire.ProviderErrors;
import io.github.camelseedream.provider.wire.ReplyReader;
import io.github.camelseedream.provider.wire.RequestFields;
import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ReferenceImage;
import io.github.camelseedream.request.Violation;
import io.github.camelseedream.request.Violations;
import io.github.camelseedream.result.CallContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What all dialects do alike: the fields of a call as the provider's table says, the checks that
 * its spec asks for, the errors, and the list of models. Safe for use by several threads.
 */
public abstract class Dialect implements ImageProvider {

    private volatile ProviderSpec spec;

    Dialect(ProviderSpec spec) {
        this.spec = spec;
    }

    /** Another spec from now on, for a provider that is set up like a bean before it is used. */
    protected final void use(ProviderSpec changed) {
        spec = changed;
    }

    @Override
    public final ProviderSpec spec() {
        return spec;
    }

    /**
     * All fields of a call: what the table sends as it is, what the provider converts, the count,
     * references that go as JSON, and the user's own.
     */
    protected final RequestFields fields(ProviderRequest call) {
        RequestFields fields = new RequestFields();
        wireNames(ImageParameters.MODEL).forEach(name -> fields.put(name, call.model()));
        fields.putSentAsIs(spec.parameters(), call.request());
        putConverted(fields, call);
        if (call.request().has(ImageParameters.COUNT) && !call.isSet()) {
            wireNames(ImageParameters.COUNT).forEach(name -> fields.put(name, call.count()));
        }
        if (call.isEdit() && !takesFiles(call)) {
            putReferences(fields, call.request().getReferences());
        }
        return fields.putExtras(call.request());
    }

    /** Where the table has two names, one image goes as the first, and several as the second. */
    protected void putReferences(RequestFields fields, List<ReferenceImage> references) {
        List<String> names = wireNames(ImageParameters.REFERENCES);
        if (names.size() > 1 && references.size() == 1) {
            fields.put(names.get(0), references.get(0));
        } else {
            fields.put(names.get(names.size() - 1), references);
        }
    }

    private List<String> wireNames(ImageParameter<?> parameter) {
        return spec.parameters().of(parameter).map(ParameterMapping::wireNames).orElse(List.of());
    }

    /** Whether references go as files of a form. */
    protected final boolean takesFiles(ProviderRequest call) {
        return spec.references(call.model()).forms().contains(ReferenceForm.FILE);
    }

    /** Puts the other parameters that go out in the provider's own form. */
    protected abstract void putConverted(RequestFields fields, ProviderRequest call);

    /** The output format that is wanted, where the model makes it itself. */
    protected final Optional<String> nativeFormat(ProviderRequest call) {
        return call.request()
                .get(ImageParameters.OUTPUT_FORMAT)
                .filter(spec.nativeFormats(call.model())::contains);
    }

    @Override
    public final List<Violation> check(ProviderRequest call) {
        Violations violations = new Violations(call.request());
        for (Limit limit : spec.numbers(call.model())) {
            if (limit.parameter() == ImageParameters.PROMPT) {
                checkPrompt(limit, call.request().getPrompt(), violations);
            }
        }
        for (ImageParameter<?> parameter : spec.missing(call.model())) {
            if (call.request().has(parameter)) {
                violations.add(parameter, "has no field with " + call.model() + ". Leave it out");
            }
        }
        check(call, violations);
        return violations.all();
    }

    private static void checkPrompt(Limit limit, String prompt, Violations violations) {
        int length = prompt.codePointCount(0, prompt.length());
        if (!limit.contains(length)) {
            violations.add(
                    limit.parameter(),
                    "is " + length + " characters long. Accepted: " + limit.accepted());
        }
    }

    /** Adds what is wrong beyond the provider's spec. */
    protected void check(ProviderRequest call, Violations violations) {}

    /** Adds a shape that is left open without the reference whose shape it takes here. */
    protected static void checkAuto(ProviderRequest call, Violations violations) {
        if (!call.isEdit() && call.size().kind() == RequestedSize.Kind.AUTO) {
            violations.add(
                    RequestedSizeReader.autoWord(call.request()),
                    "needs a reference image, whose shape it takes. Add references, or give W:H");
        }
    }

    /** Who answered, for an exception about a call for a model. */
    protected final CallContext context(String model, Reply reply) {
        String header = spec.requestIdHeader();
        return new CallContext(
                spec.name(), model, header.isEmpty() ? "" : ReplyReader.requestId(reply, header));
    }

    /** The status of a reply; a worse one where its body tells of it. */
    protected int status(Reply reply) {
        return reply.status();
    }

    /** Whether a reply tells of a failure, whatever its status. */
    protected final boolean isFailure(Reply reply) {
        return status(reply) / 100 != 2 || ProviderErrors.isErrorWithSuccessStatus(reply);
    }

    /** The failure that a reply tells of. */
    protected final SeedreamException failure(Reply reply, CallContext context) {
        return ProviderErrors.failure(
                reply.withStatus(status(reply)), context, spec.errorCodes(), errorText(reply));
    }

    /** What the provider said, with all that it calls details. */
    protected final String errorText(Reply reply) {
        return ProviderErrors.errorText(reply, spec.errorDetails());
    }

    /** The failure of a call that costs nothing: whatever came of it, nothing is billed. */
    protected final SeedreamException freeFailure(Reply reply, CallContext context) {
        return ProviderErrors.free(reply, failure(reply, context), context);
    }

    @Override
    public HttpCall models() {
        return HttpCall.get("models");
    }

    @Override
    public final List<Map<String, Object>> readModels(Reply reply) {
        JsonNode data = reply.json().path("data");
        JsonNode list = data.isArray() ? data : reply.json().path("models");
        if (isFailure(reply) || !list.isArray()) {
            throw freeFailure(reply, context("", reply));
        }
        return ReplyReader.objects(list);
    }

    /** What speaks against the key in the answer to a free call, though its status is good. */
    public Optional<String> problem(Reply reply) {
        String text = ProviderErrors.errorText(reply);
        return isFailure(reply)
                ? Optional.of(text.isEmpty() ? "it gives no reason" : text)
                : Optional.empty();
    }
}
