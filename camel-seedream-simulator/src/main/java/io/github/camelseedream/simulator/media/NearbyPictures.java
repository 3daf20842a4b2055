package io.github.camelseedream.simulator.media;

import io.github.camelseedream.simulator.fault.PictureFault;
import io.github.camelseedream.simulator.http.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Looks at reference images by their address, as the providers do, but only on this machine: a
 * simulator calls nobody. Threadsafe; a look blocks for at most some seconds.
 */
public final class NearbyPictures {

    /** More than any provider takes. */
    private static final int MOST_BYTES = 64 * 1024 * 1024;

    private static final int PATIENCE_MILLIS = 5000;
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

    private final Gallery gallery;

    public NearbyPictures(Gallery gallery) {
        this.gallery = gallery;
    }

    /**
     * The bytes behind a http(s) address, or empty for one that is not on this machine.
     *
     * @throws IOException if nothing can be downloaded there
     */
    public Optional<byte[]> look(URI address) throws IOException {
        if (address.getHost() == null || !LOOPBACK.matcher(address.getHost()).matches()) {
            return Optional.empty();
        }
        String name = address.getPath().substring(address.getPath().lastIndexOf('/') + 1);
        // no detour over the network for our own pictures: it could take the last free thread
        return Optional.of(gallery.isHung(name) ? own(name) : download(address));
    }

    private byte[] own(String name) throws IOException {
        Reply reply = gallery.serve(name, PictureFault.NONE);
        if (reply.status() != 200) {
            throw new IOException("status " + reply.status());
        }
        try (InputStream file = reply.body().open()) {
            return file.readAllBytes();
        }
    }

    private static byte[] download(URI address) throws IOException {
        var connection = (HttpURLConnection) address.toURL().openConnection(Proxy.NO_PROXY);
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(PATIENCE_MILLIS);
        connection.setReadTimeout(PATIENCE_MILLIS);
        if (connection.getResponseCode() != 200) {
            throw new IOException("status " + connection.getResponseCode());
        }
        try (InputStream file = connection.getInputStream()) {
            return file.readNBytes(MOST_BYTES);
        }
    }
}
