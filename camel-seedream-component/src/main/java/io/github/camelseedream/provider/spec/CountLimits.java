package io.github.camelseedream.provider.spec;

/**
 * How many images one call may ask for. Immutable.
 *
 * @param max the provider's own limit; 1 where it has no number
 * @param isGroup whether several images of one call are a coherent group, so that independent
 *     images take a call each
 * @param maxInSet the limit of a coherent set; 0 where the provider makes none
 */
public record CountLimits(int max, boolean isGroup, int maxInSet) {

    /** One image a call. */
    public static final CountLimits ONE = new CountLimits(1, false, 0);

    /** Several independent images a call, and no sets. */
    public static CountLimits independent(int max) {
        return new CountLimits(max, false, 0);
    }

    /** One image a call, or a coherent set. */
    public static CountLimits oneOrSet(int maxInSet) {
        return new CountLimits(1, false, maxInSet);
    }

    /** Several images a call, which are one coherent group. */
    public static CountLimits group(int max) {
        return new CountLimits(max, true, max);
    }

    /** The same where there is room for so many images only, and for one in any case. */
    CountLimits within(int room) {
        int images = Math.max(1, room);
        return new CountLimits(Math.min(max, images), isGroup, Math.min(maxInSet, images));
    }
}
