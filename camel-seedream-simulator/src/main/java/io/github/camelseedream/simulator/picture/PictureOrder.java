package io.github.camelseedream.simulator.picture;

/**
 * A painting to be delivered as a file.
 *
 * @param quality 1 to 100 for JPEG, 0 for the encoder's default
 * @param minimumBytes the file is padded to at least this length
 */
public record PictureOrder(
        Painting painting, PictureFormat format, int quality, long minimumBytes) {

    /** The size of the picture in the file, which for WebP and AVIF is that of a fixed sample. */
    public Dimensions delivered() {
        boolean painted = format.compareTo(PictureFormat.WEBP) < 0;
        return painted ? painting.dimensions() : Samples.DIMENSIONS;
    }

    /** The same order, its file at least this long. */
    public PictureOrder paddedTo(long bytes) {
        return new PictureOrder(painting, format, quality, Math.max(minimumBytes, bytes));
    }
}
