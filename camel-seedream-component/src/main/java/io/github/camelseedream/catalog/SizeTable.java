package io.github.camelseedream.catalog;

import io.github.camelseedream.request.ImageSize;
import io.github.camelseedream.request.ImageSize.Pixels;
import io.github.camelseedream.request.ImageSize.Ratio;
import io.github.camelseedream.request.ImageSize.Tier;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The sizes that a documentation lists for a shape at a tier. */
record SizeTable(List<Cell> cells) {

    static final SizeTable EMPTY = new SizeTable(List.of());

    /** One listed size. */
    record Cell(Tier tier, Ratio ratio, Pixels pixels) {

        /** Reads a cell written as {@code 16:9 2848x1600}. */
        static Cell of(String tier, String ratioAndPixels) {
            String[] words = ratioAndPixels.split(" ");
            if (words.length != 2) {
                throw new IllegalArgumentException(
                        "'" + ratioAndPixels + "' is not a ratio and a size");
            }
            return new Cell(
                    read(Tier.class, tier),
                    read(Ratio.class, words[0]),
                    read(Pixels.class, words[1]));
        }

        boolean isAt(Ratio otherRatio, Tier otherTier) {
            return tier.side() == otherTier.side() && Distance.between(ratio, otherRatio) == 1;
        }
    }

    SizeTable {
        cells = List.copyOf(cells);
    }

    Optional<Pixels> find(Ratio ratio, Tier tier) {
        return cells.stream().filter(cell -> cell.isAt(ratio, tier)).map(Cell::pixels).findFirst();
    }

    /** The cells that list a size. */
    Stream<Cell> listing(Pixels size) {
        return cells.stream().filter(cell -> cell.pixels().equals(size));
    }

    static <T extends ImageSize> T read(Class<T> form, String text) {
        ImageSize size = ImageSize.of(text);
        if (!form.isInstance(size)) {
            throw new IllegalArgumentException("'" + text + "' is not a " + form.getSimpleName());
        }
        return form.cast(size);
    }
}
