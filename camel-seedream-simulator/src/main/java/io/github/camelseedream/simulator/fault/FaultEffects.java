package io.github.camelseedream.simulator.fault;

import java.time.Duration;

/**
 * What a fault does to one call.
 *
 * @param instead what happens in place of the provider's answer, or {@link Interruption.None}
 * @param accepted whether the call counts as billed although it is interrupted
 */
public record FaultEffects(
        Duration delay,
        Interruption instead,
        boolean accepted,
        PictureFault pictures,
        Delivery delivery) {

    public static final FaultEffects NONE =
            new FaultEffects(
                    Duration.ZERO,
                    new Interruption.None(),
                    false,
                    PictureFault.NONE,
                    new Delivery(false, 0, ""));

    /**
     * How the answer travels.
     *
     * @param cut only half of the body is sent
     * @param bytesPerSecond 0 for full speed
     * @param contentType replaces the true one unless empty
     */
    public record Delivery(boolean cut, int bytesPerSecond, String contentType) {}
}
