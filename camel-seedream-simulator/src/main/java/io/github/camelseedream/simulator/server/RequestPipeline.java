package io.github.camelseedream.simulator.server;

import io.github.camelseedream.simulator.fault.ErrorReply;
import io.github.camelseedream.simulator.fault.FaultEffects;
import io.github.camelseedream.simulator.fault.FaultKey;
import io.github.camelseedream.simulator.fault.FaultQueue;
import io.github.camelseedream.simulator.http.Call;
import io.github.camelseedream.simulator.http.FormPart;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.http.Reply;
import io.github.camelseedream.simulator.journal.Journal;
import io.github.camelseedream.simulator.media.GivenImages;
import io.github.camelseedream.simulator.media.PublishedImages;
import io.github.camelseedream.simulator.payload.EventStream;
import io.github.camelseedream.simulator.payload.Payload;
import io.github.camelseedream.simulator.protocol.Answer;
import io.github.camelseedream.simulator.protocol.ProviderProtocol;
import io.github.camelseedream.simulator.protocol.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Decides how a call is answered: which provider or download it is for, whether a fault matches it,
 * whether it is billed, and what is sent after how long. A call is billed when it arrives, not when
 * it is answered: a caller that disconnects during a delay has paid. Threadsafe.
 */
public final class RequestPipeline {

    private final List<ProviderProtocol> providers;
    private final PublishedImages published;
    private final FaultQueue faults;
    private final GivenImages images;
    private final Journal journal;
    private final Duration workTime;

    /** Every billed call that is answered with images takes this long, on top of faults. */
    public RequestPipeline(
            List<ProviderProtocol> providers,
            PublishedImages published,
            FaultQueue faults,
            GivenImages images,
            Journal journal,
            Duration workTime) {
        this.providers = List.copyOf(providers);
        this.published = published;
        this.faults = faults;
        this.images = images;
        this.journal = journal;
        this.workTime = workTime;
    }

    /** What is to be sent, after which delay; without a reply the connection is reset. */
    record Outcome(Optional<Reply> reply, Duration delay, FaultEffects effects) {}

    static boolean isDownload(Call call) {
        String[] segments = call.path().split("/");
        return segments.length > 2 && segments[2].equals(PublishedImages.FOLDER);
    }

    /** Keeps as much of each file in a form as this kind of call needs. */
    PartReader partReader(String method, String path) {
        boolean isUpload =
                AdminApi.isUpload(method, path)
                        || providers.stream().anyMatch(known -> known.isUpload(method, path));
        int kept = isUpload ? FormPart.UPLOAD_LIMIT : FormPart.HEAD_LIMIT;
        return new PartReader(kept, published.references());
    }

    Outcome decide(Call call) {
        Journal.Entry entry = journal.record(call);
        FaultEffects effects = effects(call);
        Optional<ProviderProtocol> provider = provider(call);
        Answer answer = answer(call, effects, provider);
        Duration content = answer.isWorkedOn() ? workTime : Duration.ZERO;
        Duration work = effects.get(FaultKey.DELAY).plus(content);
        Optional<Reply> reply =
                effects.isDropped()
                        ? Optional.empty()
                        : Optional.of(effects.changed(paced(answer.replyAfter(work))));
        journal.settle(entry, isBilled(answer, effects), reply.map(Reply::status).orElse(0));
        return new Outcome(reply, answer.delay(work), effects);
    }

    /** The images of a stream take as long as those of any other answer. */
    private Reply paced(Reply reply) {
        return reply.body() instanceof EventStream events
                ? reply.with(events.over(workTime))
                : reply;
    }

    private FaultEffects effects(Call call) {
        FaultEffects effects = faults.take(call, isDownload(call));
        String prompt = call.body().prompt();
        return prompt.isEmpty()
                ? effects
                : images.find(prompt).map(effects::withImages).orElse(effects);
    }

    private Optional<ProviderProtocol> provider(Call call) {
        return providers.stream()
                .filter(provider -> call.path().startsWith(root(provider)))
                .findFirst();
    }

    /** The first folder of its API, in which its images are too. */
    private static String root(ProviderProtocol provider) {
        return "/" + provider.apiPath().split("/")[1] + "/";
    }

    private static boolean isBilled(Answer answer, FaultEffects effects) {
        return answer.accepted() || effects.get(FaultKey.ACCEPTED);
    }

    /** A dropped call is carried out, or not; of other faults, the first that applies counts. */
    private Answer answer(Call call, FaultEffects effects, Optional<ProviderProtocol> provider) {
        if (effects.isDropped()) {
            return effects.isDroppedBeforeAccept()
                    ? Answer.free(Reply.empty(200))
                    : carriedOut(call, effects, provider);
        }
        Optional<String> redirect = effects.find(FaultKey.REDIRECT);
        if (redirect.isPresent()) {
            return Answer.free(Reply.empty(307).with("Location", redirect.get()));
        }
        if (effects.get(FaultKey.HTML)) {
            return Answer.free(page(effects.find(FaultKey.STATUS).orElse(502)));
        }
        Optional<ErrorReply> error = effects.error();
        return provider.isPresent() && error.isPresent()
                ? Answer.free(scripted(provider.get().error(error.get()), effects))
                : carriedOut(call, effects, provider);
    }

    private Answer carriedOut(
            Call call, FaultEffects effects, Optional<ProviderProtocol> provider) {
        if (provider.isEmpty()) {
            return Answer.free(unknownProvider(call));
        }
        try {
            return isDownload(call)
                    ? Answer.free(download(call, effects))
                    : provider.get().answer(call, effects);
        } catch (Refusal refusal) {
            return Answer.free(provider.get().error(refusal.error()));
        }
    }

    private Reply download(Call call, FaultEffects effects) {
        String name = call.path().substring(call.path().lastIndexOf('/') + 1);
        return published.serve(name, effects);
    }

    private static Reply scripted(Reply error, FaultEffects effects) {
        return effects.retryAfter(Instant.now())
                .map(later -> error.with("Retry-After", later))
                .orElse(error);
    }

    private static Reply page(int status) {
        String html =
                "<html><head><title>"
                        + status
                        + "</title></head>"
                        + "<body><h1>"
                        + status
                        + "</h1><hr>simulated proxy</body></html>\n";
        return Reply.of(status, "text/html", Payload.text(html));
    }

    private Reply unknownProvider(Call call) {
        List<String> names = providers.stream().map(ProviderProtocol::apiPath).toList();
        return Reply.json(
                404,
                Json.object()
                        .put("message", "No provider at " + call.path() + "; there are " + names));
    }
}
