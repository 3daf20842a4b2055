package io.github.camelseedream.simulator.fault;

import io.github.camelseedream.simulator.payload.Base64Style;

/**
 * What is odd about the pictures of one answer.
 *
 * @param minimumBytes files are padded to at least this length
 * @param truncated the second half of each file is missing
 * @param expired their addresses have expired already
 * @param missing the answer lists none
 * @param base64 how base64 is spelled
 */
public record PictureFault(
        long minimumBytes,
        boolean truncated,
        boolean expired,
        boolean missing,
        Base64Style base64) {

    public static final PictureFault NONE =
            new PictureFault(0, false, false, false, Base64Style.PLAIN);
}
