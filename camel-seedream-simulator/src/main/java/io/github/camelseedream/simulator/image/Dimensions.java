package io.github.camelseedream.simulator.image;

/** Width and height of an image in pixels. */
public record Dimensions(int width, int height) {

    /** From text such as {@code 1024x768}. */
    public static Dimensions of(String text) {
        String[] sides = text.split("x", 2);
        return new Dimensions(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
    }

    public static Dimensions square(int side) {
        return new Dimensions(side, side);
    }

    /** The sides of an image of about this area with the ratio width / height. */
    public static Dimensions ofArea(double pixels, double ratio) {
        double height = Math.sqrt(pixels / ratio);
        return new Dimensions(side(height * ratio), side(height));
    }

    public long pixels() {
        return (long) width * height;
    }

    public double ratio() {
        return (double) width / height;
    }

    /** Scaled down to at most this area, the ratio kept. */
    public Dimensions within(long maxPixels) {
        if (pixels() <= maxPixels) {
            return this;
        }
        double factor = Math.sqrt((double) maxPixels / pixels());
        return new Dimensions(
                Math.max(1, (int) (width * factor)), Math.max(1, (int) (height * factor)));
    }

    /** Scaled up to at least this area, the ratio kept. */
    public Dimensions atLeast(long minPixels) {
        if (pixels() >= minPixels) {
            return this;
        }
        double factor = Math.sqrt((double) minPixels / pixels());
        return new Dimensions((int) Math.ceil(width * factor), (int) Math.ceil(height * factor));
    }

    /** Scaled up or down into this width and height, the ratio kept. */
    Dimensions fitted(double maxWidth, double maxHeight) {
        double factor = Math.min(maxWidth / width, maxHeight / height);
        return new Dimensions(
                Math.max(1, (int) (width * factor)), Math.max(1, (int) (height * factor)));
    }

    @Override
    public String toString() {
        return width + "x" + height;
    }

    private static int side(double length) {
        return (int) Math.max(1, Math.round(length));
    }
}
