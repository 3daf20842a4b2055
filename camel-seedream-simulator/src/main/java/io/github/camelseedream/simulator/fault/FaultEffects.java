package io.github.camelseedream.simulator.fault;

import io.github.camelseedream.simulator.image.ImageFile;
import java.time.Duration;

/**
 * What a fault does to one call.
 *
 * @param instead what happens in place of the provider's answer, or {@link Interruption.None}
 * @param accepted whether the call counts as billed although it is interrupted
 * @param task what becomes of the task, if the call submits one
 */
public record FaultEffects(
        Interruption instead,
        boolean accepted,
        ImageFault images,
        TaskFault task,
        Delivery delivery) {

    public static final FaultEffects NONE =
            new FaultEffects(
                    new Interruption.None(),
                    false,
                    ImageFault.NONE,
                    TaskFault.NONE,
                    new Delivery(Duration.ZERO, false, 0, "", BodyFault.NONE));

    /** The same, with this file in place of every image. */
    public FaultEffects giving(ImageFile file) {
        return new FaultEffects(instead, accepted, images.giving(file), task, delivery);
    }

    /**
     * How the answer travels.
     *
     * @param delay it leaves this much later
     * @param cut only half of the body is sent
     * @param bytesPerSecond 0 for full speed
     * @param contentType replaces the true one unless empty
     */
    public record Delivery(
            Duration delay, boolean cut, int bytesPerSecond, String contentType, BodyFault body) {}
}
