package io.github.camelseedream.provider.spec;

import io.github.camelseedream.image.ImageFormat;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a provider takes as reference images. Whatever is not said is not limited. Immutable and
 * safe for use by several threads; each method that says more returns a copy.
 */
public final class ReferenceLimits extends CopyOnWrite<ReferenceLimits> {

    /** No references. */
    public static final ReferenceLimits NONE = in().max(0);

    private final Set<ReferenceForm> forms;
    private Set<ImageFormat> formats = EnumSet.allOf(ImageFormat.class);
    private int max = Integer.MAX_VALUE;
    private int maxWithImages = Integer.MAX_VALUE;
    private long maxBytes = Long.MAX_VALUE;
    private long maxPixels = Long.MAX_VALUE;
    private int minSide = 1;
    private double maxAspectRatio = Double.MAX_VALUE;

    private ReferenceLimits(Set<ReferenceForm> forms) {
        this.forms = forms;
    }

    /** References in these forms. */
    public static ReferenceLimits in(ReferenceForm... forms) {
        return new ReferenceLimits(Set.of(forms));
    }

    public Set<ReferenceForm> forms() {
        return forms;
    }

    /** The formats taken. */
    public Set<ImageFormat> formats() {
        return Set.copyOf(formats);
    }

    /** In these formats, by name, e.g. {@code png}. */
    public ReferenceLimits formats(String... names) {
        return with(
                copy ->
                        copy.formats =
                                Stream.of(names)
                                        .map(
                                                name ->
                                                        ImageFormat.valueOf(
                                                                name.toUpperCase(Locale.ROOT)))
                                        .collect(Collectors.toSet()));
    }

    /** How many references at most. */
    public int max() {
        return max;
    }

    /** So many references at most. */
    public ReferenceLimits max(int count) {
        return with(copy -> copy.max = count);
    }

    /** How many references and images together at most. */
    public int maxWithImages() {
        return maxWithImages;
    }

    /** So many references and images together at most. */
    public ReferenceLimits maxWithImages(int count) {
        return with(copy -> copy.maxWithImages = count);
    }

    /** Bytes of one reference at most. */
    public long maxBytes() {
        return maxBytes;
    }

    /** So many bytes of one reference at most. */
    public ReferenceLimits maxBytes(long bytes) {
        return with(copy -> copy.maxBytes = bytes);
    }

    /** Pixels of one reference at most. */
    public long maxPixels() {
        return maxPixels;
    }

    /** So many pixels of one reference at most. */
    public ReferenceLimits maxPixels(long pixels) {
        return with(copy -> copy.maxPixels = pixels);
    }

    /** Pixels of each side at least. */
    public int minSide() {
        return minSide;
    }

    /** So many pixels of each side at least. */
    public ReferenceLimits minSide(int pixels) {
        return with(copy -> copy.minSide = pixels);
    }

    /** The widest shape as width by height; its inverse is the tallest. */
    public double maxAspectRatio() {
        return maxAspectRatio;
    }

    /** No shape wider than this, as width by height, and none taller than its inverse. */
    public ReferenceLimits maxAspectRatio(double ratio) {
        return with(copy -> copy.maxAspectRatio = ratio);
    }
}
