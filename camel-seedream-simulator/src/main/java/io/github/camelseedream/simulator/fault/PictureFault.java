package io.github.camelseedream.simulator.fault;

import io.github.camelseedream.simulator.payload.Base64Style;
import java.util.Set;

/**
 * What is odd about the pictures of one answer.
 *
 * @param expired their addresses have expired already
 * @param missing the answer lists none
 * @param refused the numbers, from 1, of those that the provider did not make, as moderation would
 */
public record PictureFault(FileFault file, boolean expired, boolean missing, Set<Integer> refused) {

    public static final PictureFault NONE =
            new PictureFault(new FileFault(0, false, Base64Style.PLAIN), false, false, Set.of());

    public PictureFault {
        refused = Set.copyOf(refused);
    }

    /**
     * What is odd about a picture's bytes.
     *
     * @param minimumBytes files are padded to at least this length
     * @param truncated the second half of each file is missing
     * @param base64 how base64 is spelled
     */
    public record FileFault(long minimumBytes, boolean truncated, Base64Style base64) {}

    public long minimumBytes() {
        return file.minimumBytes();
    }

    public boolean truncated() {
        return file.truncated();
    }

    public Base64Style base64() {
        return file.base64();
    }

    /** Whether the answer has the picture of this number, counted from 1. */
    public boolean delivers(int number) {
        return !missing && !refused.contains(number);
    }
}
