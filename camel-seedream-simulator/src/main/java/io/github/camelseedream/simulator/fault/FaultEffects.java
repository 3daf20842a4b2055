package io.github.camelseedream.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.http.Reply;
import io.github.camelseedream.simulator.image.AiMark;
import io.github.camelseedream.simulator.image.ImageFile;
import io.github.camelseedream.simulator.image.ImageSpec;
import io.github.camelseedream.simulator.payload.Base64Style;
import io.github.camelseedream.simulator.payload.EventStream;
import io.github.camelseedream.simulator.payload.Payload;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** What a fault does to one call, and the file that replaces its images. Immutable, threadsafe. */
public final class FaultEffects {

    /** For a call without a fault. */
    public static final FaultEffects NONE = new FaultEffects(Json.object(), Optional.empty());

    private static final byte[] WHITE_SPACE = " ".repeat(1024).getBytes(StandardCharsets.US_ASCII);
    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.RFC_1123_DATE_TIME.withZone(ZoneOffset.UTC);

    private final JsonNode script;
    private final Optional<ImageFile> file;

    private FaultEffects(JsonNode script, Optional<ImageFile> file) {
        this.script = script;
        this.file = file;
    }

    static FaultEffects of(JsonNode script) {
        return new FaultEffects(script, Optional.empty());
    }

    /** The same, with this file in place of every image. */
    public FaultEffects withImages(ImageFile replacement) {
        return new FaultEffects(script, Optional.of(replacement));
    }

    /** The value of a key, if it is scripted. */
    public <T> Optional<T> find(FaultKey<T> key) {
        return key.find(script);
    }

    /** The value of a key, or what its absence stands for. */
    public <T> T get(FaultKey<T> key) {
        return key.in(script);
    }

    public boolean isDropped() {
        return find(FaultKey.DROP).isPresent();
    }

    /** Whether the connection is reset before the provider has taken the call. */
    public boolean isDroppedBeforeAccept() {
        return get(FaultKey.DROP).equals(FaultKey.DROP_BEFORE_ACCEPT);
    }

    /** The error in place of the provider's answer. A code alone may be that of a failed task. */
    public Optional<ErrorReply> error() {
        Optional<String> code = find(FaultKey.CODE).or(() -> find(FaultKey.ERROR));
        boolean isOk = get(FaultKey.OK_WITH_ERROR);
        int status = isOk ? 200 : get(FaultKey.STATUS);
        boolean isOfTask = find(FaultKey.TASK_END).isPresent();
        return isOk || status > 0 || code.isPresent() && !isOfTask
                ? Optional.of(new ErrorReply(status, code.orElse(""), get(FaultKey.MESSAGE)))
                : Optional.empty();
    }

    /** The header {@code Retry-After} of an error sent at this moment. */
    public Optional<String> retryAfter(Instant now) {
        return find(FaultKey.RETRY_AFTER_DATE)
                .map(delay -> HTTP_DATE.format(now.plus(delay)))
                .or(() -> find(FaultKey.RETRY_AFTER));
    }

    /** Whether the answer has the image of this number, counted from 1. */
    public boolean delivers(int number) {
        return !get(FaultKey.EMPTY_DATA) && !get(FaultKey.REFUSE_IMAGES).contains(number);
    }

    /** Whether the URLs of its images have expired already. */
    public boolean isExpired() {
        return get(FaultKey.EXPIRED_URL) || get(FaultKey.TASK_END) == TaskEnd.EXPIRED;
    }

    public Base64Style base64() {
        if (get(FaultKey.ESCAPE_BASE64)) {
            return Base64Style.ESCAPED_SLASHES;
        }
        return get(FaultKey.WRAP_BASE64) ? Base64Style.WRAPPED : Base64Style.PLAIN;
    }

    /** Those of these images that the answer has, as they are made under this fault. */
    public List<ImageSpec> delivered(List<ImageSpec> images) {
        return IntStream.range(0, images.size())
                .filter(index -> delivers(index + 1))
                .mapToObj(index -> changed(images.get(index)))
                .toList();
    }

    /** The image as it is made under this fault. */
    public ImageSpec changed(ImageSpec image) {
        return file.map(image::as)
                .orElse(image)
                .marked(AiMark.of(get(FaultKey.AI_MARK)))
                .paddedTo(get(FaultKey.IMAGE_BYTES));
    }

    /** The answer with its body as it is sent under this fault. */
    public Reply changed(Reply reply) {
        Payload body = padded(find(FaultKey.BODY).map(Payload::text).orElse(reply.body()));
        boolean isGzip = get(FaultKey.GZIP);
        Reply changed = reply.with(isGzip ? compressed(body) : body);
        return isGzip ? changed.with("Content-Encoding", "gzip") : changed;
    }

    private static Payload compressed(Payload body) {
        return body instanceof EventStream events ? events.compressed() : Payload.gzip(body);
    }

    private Payload padded(Payload body) {
        if (find(FaultKey.BODY_BYTES).isEmpty()) {
            return body;
        }
        long missing = get(FaultKey.BODY_BYTES) - body.length();
        int blocks = (int) (missing / WHITE_SPACE.length) + 1;
        return missing <= 0
                ? body
                : Payload.joined(List.of(Payload.repeated(WHITE_SPACE, blocks), body));
    }
}
