package io.github.camelseedream.generate.check;

import io.github.camelseedream.catalog.ModelFamilies;
import io.github.camelseedream.generate.call.CallPlanner;
import io.github.camelseedream.image.ImageFormat;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.ProviderRequest;
import io.github.camelseedream.provider.UploadingProvider;
import io.github.camelseedream.provider.spec.ReferenceForm;
import io.github.camelseedream.provider.spec.ReferenceLimits;
import io.github.camelseedream.request.ImageParameter;
import io.github.camelseedream.request.ImageParameters;
import io.github.camelseedream.request.ImageRequest;
import io.github.camelseedream.request.ReferenceImage;
import io.github.camelseedream.request.ReferenceImage.Local;
import io.github.camelseedream.request.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Holds the reference images of a call against the provider's rule. Used once. For one thread.
 *
 * @hidden
 */
public final class ReferenceValidator {

    /** The formats that are made a PNG where a provider does not take them. */
    public static final Map<String, ImageFormat> CONVERTIBLE =
            Map.of(
                    ImageFormat.GIF.mediaType(), ImageFormat.GIF,
                    ImageFormat.BMP.mediaType(), ImageFormat.BMP);

    /** The whole image is in memory for a while, at up to four bytes a pixel. */
    public static final long MAX_PNG_PIXELS = 36_000_000;

    private final ImageProvider provider;
    private final ProviderRequest call;
    private final ReferenceLimits rule;
    private final List<Violation> violations = new ArrayList<>();

    public ReferenceValidator(ImageProvider provider, ProviderRequest call) {
        this.provider = provider;
        this.call = call;
        this.rule = provider.spec().references(call.model());
    }

    /**
     * What can be said before anything is fetched: all of images at hand, the number of the others.
     *
     * @param canUpload whether the user gave an uploader
     */
    public List<Violation> beforeFetching(boolean canUpload) {
        ImageRequest request = call.request();
        count(request.getReferences().size());
        for (ReferenceImage reference : request.getReferences()) {
            if (reference instanceof Local local) {
                image(local, becomesPng(local));
                form(ImageParameters.REFERENCES, local, canUpload);
            }
        }
        if (request.get(ImageParameters.MASK).orElse(null) instanceof Local mask) {
            form(ImageParameters.MASK, mask, canUpload);
        }
        return violations;
    }

    /** What can be said of one image that goes out as it is now. */
    public List<Violation> of(Local image) {
        image(image, false);
        return violations;
    }

    /** Whether an image is not taken as it is, but as a PNG, and is small enough to become one. */
    public boolean becomesPng(Local image) {
        return wouldBecomePng(image) && pixelCount(image) <= MAX_PNG_PIXELS;
    }

    private boolean isTooLargeForPng(Local image) {
        return wouldBecomePng(image) && pixelCount(image) > MAX_PNG_PIXELS;
    }

    private boolean wouldBecomePng(Local image) {
        return CONVERTIBLE.containsKey(image.mediaType())
                && rule.formats().contains(ImageFormat.PNG)
                && !isTaken(image)
                && image.width() > 0;
    }

    private boolean isTaken(Local image) {
        return rule.formats().stream()
                .anyMatch(format -> format.mediaType().equals(image.mediaType()));
    }

    private static long pixelCount(Local image) {
        return (long) image.width() * image.height();
    }

    private void count(int references) {
        int most =
                Math.min(
                        rule.max(),
                        ModelFamilies.of(call.model()).maxReferences().orElse(Integer.MAX_VALUE));
        int images = Math.min(call.count(), CallPlanner.maxPerCall(provider.counts(call), call));
        if (references > most) {
            many(references, "more than " + call.model() + " takes. Accepted: up to " + most);
        } else if (references > 0 && references > rule.maxWithImages() - images) {
            many(
                    references,
                    "too many beside "
                            + images
                            + (images == 1 ? " image" : " images")
                            + ": "
                            + provider.spec().name()
                            + " takes up to "
                            + rule.maxWithImages()
                            + " references and images together. Give fewer references, or lower"
                            + " count");
        }
    }

    private void many(int references, String problem) {
        violations.add(
                new Violation(
                        ImageParameters.REFERENCES.name(),
                        "",
                        call.request().origin(ImageParameters.REFERENCES),
                        "are " + references + ", " + problem));
    }

    /** An image that becomes a PNG first is measured when it is one. */
    private void image(Local image, boolean becomesPng) {
        if (!becomesPng) {
            format(image);
            if (image.content().length() > rule.maxBytes()) {
                refuse(
                        image,
                        "has "
                                + image.content().length()
                                + " bytes. Accepted: up to "
                                + rule.maxBytes()
                                + ". Scale it down, or compress it more");
            }
        }
        if (image.width() > 0) {
            pixels(image);
        }
    }

    private void format(Local image) {
        if (!isTaken(image)) {
            refuse(
                    image,
                    "is "
                            + image.mediaType()
                            + tooLargeForPng(image)
                            + ". Accepted: "
                            + rule.formats().stream()
                                    .sorted()
                                    .map(ImageFormat::mediaType)
                                    .collect(Collectors.joining(", "))
                            + ". Save it as one of these");
        }
    }

    private String tooLargeForPng(Local image) {
        return isTooLargeForPng(image)
                ? " of "
                        + image.width()
                        + "x"
                        + image.height()
                        + ", and the component makes a PNG of up to "
                        + MAX_PNG_PIXELS
                        + " pixels"
                : "";
    }

    private void pixels(Local image) {
        String size = image.width() + "x" + image.height();
        long pixels = pixelCount(image);
        if (pixels > rule.maxPixels()) {
            refuse(
                    image,
                    "is "
                            + size
                            + ", which is "
                            + pixels
                            + " pixels. Accepted: up to "
                            + rule.maxPixels()
                            + ". Scale it down");
        }
        if (Math.min(image.width(), image.height()) < rule.minSide()) {
            refuse(
                    image,
                    "is "
                            + size
                            + ". Accepted: sides of at least "
                            + rule.minSide()
                            + " pixels. Give a larger image");
        }
        double longer = Math.max(image.width(), image.height());
        if (longer > rule.maxAspectRatio() * Math.min(image.width(), image.height())) {
            refuse(
                    image,
                    "is "
                            + size
                            + ". Accepted: shapes from 1:"
                            + plain(rule.maxAspectRatio())
                            + " to "
                            + plain(rule.maxAspectRatio())
                            + ":1. Crop it");
        }
    }

    private static String plain(double number) {
        return String.format(Locale.ROOT, "%.2f", number).replaceFirst("\\.?0+$", "");
    }

    private void form(ImageParameter<?> parameter, Local image, boolean canUpload) {
        if (rule.forms().equals(Set.of(ReferenceForm.URL))
                && !canUpload
                && !(provider instanceof UploadingProvider)) {
            refuse(
                    parameter,
                    image,
                    "has no URL, and "
                            + provider.spec().name()
                            + " takes nothing else. Give an http or https URL, or set"
                            + " referenceUploader, which puts images where the provider can"
                            + " fetch them");
        }
    }

    private void refuse(Local image, String problem) {
        refuse(ImageParameters.REFERENCES, image, problem);
    }

    private void refuse(ImageParameter<?> parameter, Local image, String problem) {
        violations.add(
                new Violation(
                        parameter.name(), image.name(), call.request().origin(parameter), problem));
    }
}
