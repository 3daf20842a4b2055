package io.github.camelseedream.generate.call;

import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.spec.CountLimits;
import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.ReferenceImage;
import io.github.camelseedream.request.Violation;
import io.github.camelseedream.result.CallContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/**
 * Splits a request into the calls that the provider takes. Stateless.
 *
 * @hidden
 */
public final class CallPlanner {

    private CallPlanner() {}

    /**
     * The calls of a request, in the order of their images.
     *
     * @param content all that is asked for
     */
    public static List<ProviderCall> calls(
            ImageProvider provider,
            ProviderRequest whole,
            String content,
            SubmissionRecord.Request record) {
        List<ProviderCall> calls = new ArrayList<>();
        int index = 1;
        for (ProviderRequest part : split(provider, whole)) {
            String key = idempotencyKey(whole, index, record.identity());
            ProviderCall.ClaimKey claimKey =
                    new ProviderCall.ClaimKey(
                            givenKey(whole).orElse(key),
                            sha256(content + '|' + index + '|' + part.count()));
            calls.add(
                    new ProviderCall(
                            new ProviderRequest(
                                    part.model(), part.request(), part.count(), part.size(), key),
                            index,
                            record.call(index),
                            claimKey));
            index += part.count();
        }
        return calls;
    }

    /** A request for each call, in the order of their images and without idempotency keys. */
    public static List<ProviderRequest> split(ImageProvider provider, ProviderRequest whole) {
        int max = maxPerCall(provider.counts(whole), whole);
        List<ProviderRequest> parts = new ArrayList<>();
        for (int first = 0; first < whole.count(); first += max) {
            parts.add(
                    new ProviderRequest(
                            whole.model(),
                            withOwnSeed(whole.request(), first),
                            Math.min(max, whole.count() - first),
                            whole.size(),
                            ""));
        }
        return parts;
    }

    /**
     * How many images one call of a request asks for at most. A set cannot be split; independent
     * images need a call each where one call makes a group of them.
     */
    public static int maxPerCall(CountLimits counts, ProviderRequest whole) {
        if (whole.isSet()) {
            return whole.count();
        }
        boolean independent =
                whole.request()
                        .get(ImageParameters.IMAGE_MODE)
                        .filter("independent"::equals)
                        .isPresent();
        return independent && counts.isGroup() ? 1 : counts.max();
    }

    /** Later calls of one request would make the same images again with the same seed. */
    private static ImageRequest withOwnSeed(ImageRequest request, int first) {
        return first == 0 || !request.has(ImageParameters.SEED)
                ? request
                : request.toBuilder()
                        .set(
                                ImageParameters.SEED,
                                request.get(ImageParameters.SEED).orElseThrow() + first,
                                request.origin(ImageParameters.SEED))
                        .build();
    }

    /** The given key, told apart by image where there are several calls; else a derived one. */
    private static String idempotencyKey(ProviderRequest whole, int index, String identity) {
        return givenKey(whole)
                .map(given -> index == 1 ? given : given + '-' + index)
                .orElseGet(() -> sha256(index + "|" + identity));
    }

    /** Before the calls are planned, one that the provider does not take is beside the request. */
    private static Optional<String> givenKey(ProviderRequest whole) {
        return Optional.of(whole.idempotencyKey())
                .filter(key -> !key.isEmpty())
                .or(() -> whole.request().get(ImageParameters.IDEMPOTENCY_KEY));
    }

    private static String sha256(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * All that is asked for as one text, before any reference is brought into another form: equal
     * for equal requests, in every process.
     */
    public static String content(ImageProvider provider, ProviderRequest whole) {
        StringBuilder text = new StringBuilder(provider.spec().name());
        text.append('|').append(whole.model()).append('|').append(whole.idempotencyKey());
        for (ImageParameter<?> parameter : whole.request().parameters()) {
            text.append('|').append(parameter).append('=');
            text.append(ordered(whole.request().get(parameter).orElseThrow()));
        }
        for (ReferenceImage reference : whole.request().getReferences()) {
            text.append(content(provider, whole, ImageParameters.REFERENCES, reference));
        }
        whole.request()
                .get(ImageParameters.MASK)
                .ifPresent(
                        mask -> text.append(content(provider, whole, ImageParameters.MASK, mask)));
        return text.toString();
    }

    /** The same text in every process, in whatever order a map has its fields. */
    private static Object ordered(Object value) {
        if (value instanceof Map<?, ?> fields) {
            Map<String, Object> sorted = new TreeMap<>();
            fields.forEach((name, field) -> sorted.put(String.valueOf(name), ordered(field)));
            return sorted;
        }
        return value instanceof List<?> list
                ? list.stream().map(CallPlanner::ordered).toList()
                : value;
    }

    /** Tells apart images of the same name and size. */
    private static String content(
            ImageProvider provider,
            ProviderRequest whole,
            ImageParameter<?> parameter,
            ReferenceImage reference) {
        if (reference instanceof ReferenceImage.Remote remote) {
            return "|" + remote.url();
        }
        ReferenceImage.Local local = (ReferenceImage.Local) reference;
        CRC32 checksum = new CRC32();
        try (InputStream bytes = new CheckedInputStream(local.content().open(), checksum)) {
            bytes.transferTo(OutputStream.nullOutputStream());
        } catch (IOException | RuntimeException e) {
            throw new InvalidRequestException(
                    new CallContext(provider.spec().name(), whole.model(), ""),
                    List.of(
                            new Violation(
                                    parameter.name(),
                                    local.name(),
                                    whole.request().origin(parameter),
                                    "could not be read: " + Unforeseen.text(e))));
        }
        return "|" + local.content().length() + ' ' + checksum.getValue();
    }
}
