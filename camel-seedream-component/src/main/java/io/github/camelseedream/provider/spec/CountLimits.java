package io.github.camelseedream.provider.spec;

/**
 * How many images one call may ask for.
 *
 * @param most the most that the provider's own number takes; 1 where it has none
 * @param isGroup whether several images of one call are a coherent group, so that independent
 *     images take a call each
 * @param mostInSet the most in a coherent set; 0 where the provider makes none
 */
public record CountLimits(int most, boolean isGroup, int mostInSet) {

    /** One image a call. */
    public static final CountLimits ONE = new CountLimits(1, false, 0);

    /** Several independent images a call, and no sets. */
    public static CountLimits independent(int most) {
        return new CountLimits(most, false, 0);
    }

    /** Several images a call, which are one coherent group. */
    public static CountLimits group(int most) {
        return new CountLimits(most, true, most);
    }
}
