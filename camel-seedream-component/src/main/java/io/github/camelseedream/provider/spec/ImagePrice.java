package io.github.camelseedream.provider.spec;

import io.github.camelseedream.request.ImageSize.Pixels;
import io.github.camelseedream.result.Cost;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Optional;

/**
 * What a provider's price list says of a model, on the day it was read; its bill is what counts.
 * Immutable and safe for use by several threads.
 */
public final class ImagePrice extends CopyOnWrite<ImagePrice> {

    private final String currency;
    private final BigDecimal image;
    private BigDecimal larger;
    private long maxPixels = Long.MAX_VALUE;
    private boolean isLargerForPixels;
    private BigDecimal reference = BigDecimal.ZERO;
    private int freeReferences;

    private ImagePrice(String image, String currency) {
        this.image = new BigDecimal(image);
        this.currency = currency;
        larger = this.image;
    }

    /**
     * So much for each image.
     *
     * @param image the amount, e.g. {@code 0.04}
     * @param currency an ISO 4217 code
     */
    public static ImagePrice of(String image, String currency) {
        return new ImagePrice(image, currency);
    }

    /** Another amount for each image of more pixels than that. */
    public ImagePrice above(long pixels, String amount) {
        return with(
                copy -> {
                    copy.maxPixels = pixels;
                    copy.larger = new BigDecimal(amount);
                });
    }

    /** The amount of larger images is also that of every size that is asked for in pixels. */
    public ImagePrice alsoForSizesInPixels() {
        return with(copy -> copy.isLargerForPixels = true);
    }

    /** So much more for each reference beyond the free ones. */
    public ImagePrice perReference(String amount, int free) {
        return with(
                copy -> {
                    copy.reference = new BigDecimal(amount);
                    copy.freeReferences = free;
                });
    }

    /**
     * What the images of one call cost.
     *
     * @param sizes one of each image; empty where the reply does not tell it
     * @param isInPixels whether the size was asked for in pixels
     * @return empty where the price depends on a size that is not told
     */
    public Optional<Cost> cost(List<Optional<Pixels>> sizes, boolean isInPixels, int references) {
        boolean isOne = larger.equals(image) || isLargerForPixels && isInPixels;
        if (sizes.isEmpty() || !isOne && !sizes.stream().allMatch(Optional::isPresent)) {
            return Optional.empty();
        }
        BigDecimal sum =
                reference.multiply(BigDecimal.valueOf(Math.max(0, references - freeReferences)));
        for (Optional<Pixels> size : sizes) {
            boolean isLarger = isOne || size.filter(made -> made.area() > maxPixels).isPresent();
            sum = sum.add(isLarger ? larger : image);
        }
        return Optional.of(new Cost(sum.stripTrailingZeros(), currency));
    }

    /**
     * How often the price of one small image is in what the images of one call cost.
     *
     * @see #cost
     */
    public Optional<BigDecimal> times(
            List<Optional<Pixels>> sizes, boolean isInPixels, int references) {
        return cost(sizes, isInPixels, references)
                .map(cost -> cost.amount().divide(image, MathContext.DECIMAL32));
    }

    /** Whether references cost something, too. */
    public boolean hasReferenceFee() {
        return reference.signum() > 0;
    }

    /** The price in words, for the documentation. */
    @Override
    public String toString() {
        String ofLarger =
                larger.equals(image)
                        ? ""
                        : "; "
                                + larger
                                + " above "
                                + maxPixels
                                + " pixels"
                                + (isLargerForPixels ? " and for sizes in pixels" : "");
        String ofReferences =
                reference.signum() == 0
                        ? ""
                        : "; "
                                + reference
                                + " a reference"
                                + (freeReferences == 0 ? "" : " after " + freeReferences);
        return image + " " + currency + ofLarger + ofReferences;
    }
}
