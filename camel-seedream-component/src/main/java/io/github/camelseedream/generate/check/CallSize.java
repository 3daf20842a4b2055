package io.github.camelseedream.generate.check;

import io.github.camelseedream.catalog.ModelFamilies;
import io.github.camelseedream.catalog.RequestedSize;
import io.github.camelseedream.catalog.RequestedSizeReader;
import io.github.camelseedream.catalog.SizeFormat;
import io.github.camelseedream.catalog.SizeReading;
import io.github.camelseedream.catalog.SizeResolver;
import io.github.camelseedream.catalog.SizeSupport;
import io.github.camelseedream.generate.call.GenerationSettings;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.ImageSize;
import io.github.camelseedream.request.ImageSize.Pixels;
import io.github.camelseedream.request.ReferenceImage;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The size of a call in a form that its provider takes. Safe for use by several threads.
 *
 * @hidden
 */
public record CallSize(ImageProvider provider, GenerationSettings settings) {

    /** The words that say what size is wanted, beside width and height. */
    static final List<ImageParameter<ImageSize>> WORDS =
            List.of(ImageParameters.SIZE, ImageParameters.ASPECT_RATIO, ImageParameters.RESOLUTION);

    /** The words that may say {@code match}. */
    static final List<ImageParameter<ImageSize>> SHAPE_WORDS =
            List.of(ImageParameters.SIZE, ImageParameters.ASPECT_RATIO);

    /**
     * The size that goes out.
     *
     * @param model the provider's id
     * @param first the size of the first reference, where it is known
     */
    public SizeReading fitted(ImageRequest request, String model, Optional<Pixels> first) {
        return new SizeResolver(
                        request,
                        provider.spec().sizes(model),
                        ModelFamilies.of(model),
                        settings.sizePolicy())
                .fit(RequestedSizeReader.read(request).wanted(), first);
    }

    /** Whether a call needs to know the first reference, since no wire takes the word as it is. */
    public boolean isOpen(ProviderRequest call) {
        SizeSupport sizing = provider.spec().sizes(call.model());
        return call.size().kind() == RequestedSize.Kind.MATCH
                && (sizing.isAsWritten() || !sizing.takes(SizeFormat.MATCH));
    }

    /**
     * The request with the shape itself instead of {@code match}, where words go out as written.
     */
    public ImageRequest worded(ProviderRequest call, Pixels first) {
        ImageRequest request = call.request();
        if (!provider.spec().sizes(call.model()).isAsWritten()) {
            return request;
        }
        ImageRequest.Builder worded = request.toBuilder();
        for (ImageParameter<ImageSize> word : SHAPE_WORDS) {
            if (isMatch(request, word)) {
                worded.set(
                        word,
                        new ImageSize.Ratio(first.width(), first.height()),
                        request.origin(word));
            }
        }
        return worded.build();
    }

    static boolean isMatch(ImageRequest request, ImageParameter<ImageSize> word) {
        return request.get(word).filter(ImageSize.Match.class::isInstance).isPresent();
    }

    /** The size of the first reference, where its bytes are at hand and tell it. */
    public static Optional<Pixels> firstReference(ImageRequest request) {
        return request.getReferences().stream().limit(1).flatMap(CallSize::pixels).findFirst();
    }

    private static Stream<Pixels> pixels(ReferenceImage image) {
        return image instanceof ReferenceImage.Local local && local.width() > 0
                ? Stream.of(new Pixels(local.width(), local.height()))
                : Stream.empty();
    }
}
