package io.github.camelseedream.generate;

import io.github.camelseedream.error.CallContext;
import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.spec.CountLimits;
import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.ReferenceImage;
import io.github.camelseedream.request.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/** Splits a request into the calls that the provider takes. */
final class CallPlanner {

    private CallPlanner() {}

    /**
     * The calls of a request, in the order of their images.
     *
     * @param occasion tells this request apart from all other ones, see {@link SubmissionLedger}
     * @param digest tells it apart from other ones of the same exchange
     */
    static List<ProviderCall> parts(
            ImageProvider provider, ProviderRequest whole, String occasion, String digest) {
        int most = mostPerCall(provider.counts(whole), whole);
        List<ProviderCall> parts = new ArrayList<>();
        for (int first = 0; first < whole.count(); first += most) {
            int count = Math.min(most, whole.count() - first);
            parts.add(
                    new ProviderCall(
                            new ProviderRequest(
                                    whole.model(),
                                    withOwnSeed(whole.request(), first),
                                    count,
                                    whole.size(),
                                    idempotencyKey(whole, first, occasion + '|' + digest)),
                            first + 1,
                            first + "|" + digest));
        }
        return parts;
    }

    /** A set cannot be split; independent images must be where a call makes a group of them. */
    static int mostPerCall(CountLimits counts, ProviderRequest whole) {
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

    /** The given key, told apart by image where there are several; else one that is derived. */
    private static String idempotencyKey(ProviderRequest whole, int first, String all) {
        return whole.request()
                .get(ImageParameters.IDEMPOTENCY_KEY)
                .map(given -> first == 0 ? given : given + '-' + (first + 1))
                .orElseGet(() -> sha256(first + "|" + all));
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

    /** What is asked for, before any reference is brought into another form. */
    static String digest(ImageProvider provider, ProviderRequest call) {
        StringBuilder text = new StringBuilder(provider.spec().name());
        text.append('|').append(call.model());
        for (ImageParameter<?> parameter : call.request().parameters()) {
            text.append('|').append(parameter).append('=');
            text.append(call.request().get(parameter).orElseThrow());
        }
        for (ReferenceImage reference : call.request().getReferences()) {
            text.append(checksum(provider, call, ImageParameters.REFERENCES, reference));
        }
        call.request()
                .get(ImageParameters.MASK)
                .ifPresent(
                        mask -> text.append(checksum(provider, call, ImageParameters.MASK, mask)));
        return text.toString();
    }

    /** Tells apart images of the same name and size. */
    private static String checksum(
            ImageProvider provider,
            ProviderRequest call,
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
                    new CallContext(provider.spec().name(), call.model(), ""),
                    List.of(
                            new Violation(
                                    parameter.name(),
                                    local.name(),
                                    call.request().origin(parameter),
                                    "could not be read: " + Unforeseen.text(e))));
        }
        return "|" + local.content().length() + ' ' + checksum.getValue();
    }
}
