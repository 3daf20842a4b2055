package io.github.camelseedream.simulator.fault;

import io.github.camelseedream.simulator.image.ImageFile;
import io.github.camelseedream.simulator.image.ImageSpec;
import io.github.camelseedream.simulator.payload.Base64Style;
import java.util.Optional;
import java.util.Set;

/**
 * What is odd about the images of one answer.
 *
 * @param expired their addresses have expired already
 * @param missing the answer lists none
 * @param refused the numbers, from 1, of those that the provider did not make, as moderation would
 * @param given the file that is handed out for each of them
 */
public record ImageFault(
        FileFault file,
        boolean expired,
        boolean missing,
        Set<Integer> refused,
        Optional<ImageFile> given) {

    public static final ImageFault NONE =
            new ImageFault(
                    new FileFault(0, false, Base64Style.PLAIN),
                    false,
                    false,
                    Set.of(),
                    Optional.empty());

    public ImageFault {
        refused = Set.copyOf(refused);
    }

    /**
     * What is odd about an image's bytes.
     *
     * @param minBytes files are padded to at least this length
     * @param truncated the second half of each file is missing
     * @param base64 how base64 is spelled
     */
    public record FileFault(long minBytes, boolean truncated, Base64Style base64) {}

    /** The order as it is carried out under this fault. */
    public ImageSpec changed(ImageSpec spec) {
        return given.map(spec::as).orElse(spec).paddedTo(file.minBytes());
    }

    /** The same, with this file in place of every image. */
    ImageFault giving(ImageFile file) {
        return new ImageFault(this.file, expired, missing, refused, Optional.of(file));
    }

    public boolean truncated() {
        return file.truncated();
    }

    public Base64Style base64() {
        return file.base64();
    }

    /** Whether the answer has the image of this number, counted from 1. */
    public boolean delivers(int number) {
        return !missing && !refused.contains(number);
    }
}
