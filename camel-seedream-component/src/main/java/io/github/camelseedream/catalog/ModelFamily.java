package io.github.camelseedream.catalog;

import io.github.camelseedream.request.ImageSize;
import io.github.camelseedream.request.ImageSize.Ratio;
import io.github.camelseedream.request.ImageSize.Tier;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What one model can do, whoever hosts it. An empty limit is one that is not known. Where a
 * provider differs it changes a copy, see {@link #toBuilder()}. Immutable and safe for use by
 * several threads.
 */
public final class ModelFamily {

    private final String name;
    private final List<String> spellings;
    private final SizeRule sizes;
    private final Optional<ImageSize> defaultSize;
    private final OptionalInt maxReferences;
    private final OptionalInt maxSetSize;
    private final OptionalInt maxReferencesAndImages;
    private final List<String> referenceFormats;

    private ModelFamily(Builder builder) {
        this.name = builder.name;
        this.spellings = builder.spellings;
        this.sizes = builder.sizes;
        this.defaultSize = builder.defaultSize;
        this.maxReferences = builder.maxReferences;
        this.maxSetSize = builder.maxSetSize;
        this.maxReferencesAndImages = builder.maxReferencesAndImages;
        this.referenceFormats = builder.referenceFormats;
    }

    /** A family of that name without any limit. */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /** A builder that starts with everything said here. */
    public Builder toBuilder() {
        Builder builder = new Builder(name);
        builder.spellings = spellings;
        builder.sizes = sizes;
        builder.defaultSize = defaultSize;
        builder.maxReferences = maxReferences;
        builder.maxSetSize = maxSetSize;
        builder.maxReferencesAndImages = maxReferencesAndImages;
        builder.referenceFormats = referenceFormats;
        return builder;
    }

    /** The public name, e.g. {@code seedream-4.5}. */
    public String name() {
        return name;
    }

    /**
     * Other names for it, words joined by hyphens; {@link ModelFamilies#of} reads many more forms.
     */
    public List<String> spellings() {
        return spellings;
    }

    /** The sizes it can make. */
    public SizeRule sizes() {
        return sizes;
    }

    /** The tiers it takes by name, e.g. {@code 2K}; empty where they are not limited. */
    public List<Tier> tiers() {
        return sizes.tiers();
    }

    /** The shapes for which its documentation lists sizes. */
    public List<Ratio> knownRatios() {
        return sizes.documentedRatios();
    }

    /** The size it makes where none is asked for. */
    public Optional<ImageSize> defaultSize() {
        return defaultSize;
    }

    /** The largest number of reference images; 0 where it takes none. */
    public OptionalInt maxReferences() {
        return maxReferences;
    }

    /** The largest number of images in one coherent set; 1 where it makes no sets. */
    public OptionalInt maxSetSize() {
        return maxSetSize;
    }

    /** The largest number of references and images of a set together. */
    public OptionalInt maxReferencesAndImages() {
        return maxReferencesAndImages;
    }

    /** The media types of references it reads; empty where they are not known. */
    public List<String> referenceFormats() {
        return referenceFormats;
    }

    @Override
    public String toString() {
        return name;
    }

    /** Collects what a family can do. Not safe for use by several threads. */
    public static final class Builder {

        private final String name;
        private List<String> spellings = List.of();
        private SizeRule sizes = SizeRule.any();
        private Optional<ImageSize> defaultSize = Optional.empty();
        private OptionalInt maxReferences = OptionalInt.empty();
        private OptionalInt maxSetSize = OptionalInt.empty();
        private OptionalInt maxReferencesAndImages = OptionalInt.empty();
        private List<String> referenceFormats = List.of();

        private Builder(String name) {
            this.name = name;
        }

        public Builder spelled(String... names) {
            spellings = List.of(names);
            return this;
        }

        public Builder sizes(SizeRule rule) {
            sizes = rule;
            return this;
        }

        /** The default size, as a person writes it. */
        public Builder defaultSize(String size) {
            defaultSize = Optional.of(SizeTable.read(ImageSize.class, size));
            return this;
        }

        public Builder maxReferences(int most) {
            maxReferences = OptionalInt.of(most);
            return this;
        }

        public Builder maxSetSize(int most) {
            maxSetSize = OptionalInt.of(most);
            return this;
        }

        public Builder maxReferencesAndImages(int most) {
            maxReferencesAndImages = OptionalInt.of(most);
            return this;
        }

        public Builder referenceFormats(List<String> mediaTypes) {
            referenceFormats = List.copyOf(mediaTypes);
            return this;
        }

        public ModelFamily build() {
            return new ModelFamily(this);
        }
    }
}
