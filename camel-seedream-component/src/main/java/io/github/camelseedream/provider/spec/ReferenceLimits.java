package io.github.camelseedream.provider.spec;

import io.github.camelseedream.result.ImageFormat;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a provider takes as reference images. Whatever is not said is not limited. Immutable and
 * safe for use by several threads.
 */
public final class ReferenceLimits {

    private final Set<ReferenceForm> forms;
    private final Set<ImageFormat> formats;
    private final int most;
    private final int mostWithImages;
    private final long maxBytes;
    private final long maxPixels;
    private final int minSide;
    private final double widest;

    private ReferenceLimits(Builder builder) {
        forms = Set.copyOf(builder.forms);
        formats = Set.copyOf(builder.formats);
        most = builder.most;
        mostWithImages = builder.mostWithImages;
        maxBytes = builder.maxBytes;
        maxPixels = builder.maxPixels;
        minSide = builder.minSide;
        widest = builder.widest;
    }

    /** A rule that takes references in these forms. */
    public static Builder in(ReferenceForm... forms) {
        return new Builder(Set.of(forms));
    }

    public Set<ReferenceForm> forms() {
        return forms;
    }

    /** The formats taken. */
    public Set<ImageFormat> formats() {
        return formats;
    }

    /** The most references. */
    public int most() {
        return most;
    }

    /** The most references and images together. */
    public int mostWithImages() {
        return mostWithImages;
    }

    /** The most bytes of one reference. */
    public long maxBytes() {
        return maxBytes;
    }

    /** The most pixels of one reference. */
    public long maxPixels() {
        return maxPixels;
    }

    /** The least width and the least height, in pixels. */
    public int minSide() {
        return minSide;
    }

    /** The widest shape as width by height; its inverse is the tallest. */
    public double widest() {
        return widest;
    }

    /** Collects what a rule says. Not safe for use by several threads. */
    public static final class Builder {

        private final Set<ReferenceForm> forms;
        private Set<ImageFormat> formats = EnumSet.allOf(ImageFormat.class);
        private int most = Integer.MAX_VALUE;
        private int mostWithImages = Integer.MAX_VALUE;
        private long maxBytes = Long.MAX_VALUE;
        private long maxPixels = Long.MAX_VALUE;
        private int minSide = 1;
        private double widest = Double.MAX_VALUE;

        private Builder(Set<ReferenceForm> forms) {
            this.forms = forms;
        }

        public Builder formats(ImageFormat... taken) {
            formats = Set.of(taken);
            return this;
        }

        public Builder most(int count) {
            most = count;
            return this;
        }

        public Builder mostWithImages(int count) {
            mostWithImages = count;
            return this;
        }

        public Builder maxBytes(long bytes) {
            maxBytes = bytes;
            return this;
        }

        public Builder maxPixels(long pixels) {
            maxPixels = pixels;
            return this;
        }

        public Builder minSide(int pixels) {
            minSide = pixels;
            return this;
        }

        /** The widest shape, as width by height. */
        public Builder widest(double ratio) {
            widest = ratio;
            return this;
        }

        public ReferenceLimits build() {
            return new ReferenceLimits(this);
        }
    }
}
