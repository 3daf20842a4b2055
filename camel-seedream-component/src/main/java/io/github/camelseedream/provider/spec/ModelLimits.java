package io.github.camelseedream.provider.spec;

import io.github.camelseedream.catalog.ModelFamily;
import io.github.camelseedream.catalog.SizeFormat;
import io.github.camelseedream.catalog.SizeRule;
import io.github.camelseedream.catalog.SizeSupport;
import io.github.camelseedream.request.ImageParameter;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a provider takes for a model: one image a call and no references, in the sizes of the
 * model's family, unless more is said. Immutable and safe for use by several threads; each method
 * that says more returns a copy.
 */
public final class ModelLimits extends CopyOnWrite<ModelLimits> {

    private Set<SizeFormat> sizeFormats;
    private Optional<SizeRule> sizes = Optional.empty();
    private CountLimits counts = CountLimits.ONE;
    private CountLimits countsOfEdits = CountLimits.ONE;
    private ReferenceLimits references = ReferenceLimits.NONE;
    private Set<String> nativeFormats = Set.of();
    private Set<ImageParameter<?>> missing = Set.of();
    private List<Limit> numbers = List.of();
    private Optional<ImagePrice> price = Optional.empty();

    private ModelLimits(Set<SizeFormat> sizeFormats) {
        this.sizeFormats = sizeFormats;
    }

    /** The limits of a model whose size goes out in these forms. */
    public static ModelLimits sizesAs(SizeFormat... formats) {
        return new ModelLimits(Set.of(formats));
    }

    /** The limits of a model whose size goes out in every form, as it was written. */
    public static ModelLimits sizesAsWritten() {
        return sizesAs().sizes(SizeRule.any());
    }

    /** Its size goes out in these forms instead. */
    public ModelLimits sizeFormats(SizeFormat... formats) {
        return with(copy -> copy.sizeFormats = Set.of(formats));
    }

    /** It takes other sizes than those of its family. */
    public ModelLimits sizes(SizeRule rule) {
        return with(copy -> copy.sizes = Optional.of(rule));
    }

    /** It makes so many images a call. */
    public ModelLimits counts(CountLimits limits) {
        return counts(limits, limits);
    }

    /** It makes so many images of text, and so many of references. */
    public ModelLimits counts(CountLimits ofText, CountLimits ofReferences) {
        return with(
                copy -> {
                    copy.counts = ofText;
                    copy.countsOfEdits = ofReferences;
                });
    }

    /** It takes these reference images. */
    public ModelLimits references(ReferenceLimits limits) {
        return with(copy -> copy.references = limits);
    }

    /** It makes these output formats itself, although the table says that the component does. */
    public ModelLimits nativeFormats(String... formats) {
        return with(copy -> copy.nativeFormats = Set.of(formats));
    }

    /** It does not take these parameters, although the table says that the provider does. */
    public ModelLimits without(ImageParameter<?>... parameters) {
        return with(copy -> copy.missing = Set.of(parameters));
    }

    /** It is held to this number, too. */
    public ModelLimits number(ImageParameter<?> parameter, String unit, long min, long max) {
        return with(
                copy ->
                        copy.numbers =
                                Stream.concat(
                                                numbers.stream(),
                                                Stream.of(new Limit(parameter, unit, min, max)))
                                        .toList());
    }

    /** Its images cost so much. */
    public ModelLimits price(ImagePrice ofModel) {
        return with(copy -> copy.price = Optional.of(ofModel));
    }

    SizeSupport sizes(ModelFamily family) {
        return new SizeSupport(sizes.orElse(family.sizes()), sizeFormats);
    }

    CountLimits counts(int referenceCount) {
        return (referenceCount == 0 ? counts : countsOfEdits)
                .within(references.maxWithImages() - referenceCount);
    }

    ReferenceLimits references() {
        return references;
    }

    Set<String> nativeFormats() {
        return nativeFormats;
    }

    Set<ImageParameter<?>> missing() {
        return missing;
    }

    Optional<ImagePrice> price() {
        return price;
    }

    List<Limit> numbers() {
        return numbers;
    }
}
