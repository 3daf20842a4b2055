package io.github.camelseedream.http;

import java.net.UnknownHostException;

/**
 * A host resolves to an address that {@link AddressPolicy} does not allow. Immutable.
 *
 * @hidden
 */
public final class RefusedAddressException extends UnknownHostException {

    private static final long serialVersionUID = 1L;

    public RefusedAddressException(String host) {
        super(
                host
                        + " is, or resolves to, a loopback, private or otherwise not public address."
                        + " If images are to come from there, name its range in the option"
                        + " allowedAddressRanges");
    }
}
