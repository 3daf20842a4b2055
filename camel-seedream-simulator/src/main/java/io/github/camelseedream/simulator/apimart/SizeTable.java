package io.github.camelseedream.simulator.apimart;

import io.github.camelseedream.simulator.image.Dimensions;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The sizes of a model's images: a row for each ratio, a column for each tier. */
record SizeTable(List<String> tiers, Map<String, List<Dimensions>> rows) {

    /** Seedream 4.0, as on its page. */
    static final SizeTable FOUR_0 =
            read(
                    """
                    -    1K        2K        4K
                    1:1  1024x1024 2048x2048 4096x4096
                    4:3  1152x864  2304x1728 4694x3520
                    3:4  864x1152  1728x2304 3520x4694
                    16:9 1280x720  2560x1440 5404x3040
                    9:16 720x1280  1440x2560 3040x5404
                    3:2  1248x832  2496x1664 4992x3328
                    2:3  832x1248  1664x2496 3328x4992
                    21:9 1512x648  3024x1296 6198x2656
                    9:21 648x1512  1296x3024 2656x6198
                    """);

    /** Seedream 4.5: the same without 1K. */
    static final SizeTable FOUR_5 = FOUR_0.withoutFirstTier();

    /** Seedream 5.0 lite, as on its page. */
    static final SizeTable FIVE_LITE =
            read(
                    """
                    -    2K        3K
                    1:1  2048x2048 3072x3072
                    4:3  2304x1728 3456x2592
                    3:4  1728x2304 2592x3456
                    16:9 2848x1600 4096x2304
                    9:16 1600x2848 2304x4096
                    3:2  2496x1664 3744x2496
                    2:3  1664x2496 2496x3744
                    21:9 3136x1344 4704x2016
                    """);

    /** Seedream 5.0 pro, whose sizes are not published, only their bounds. */
    static final SizeTable FIVE_PRO = computed();

    /** A usable ratio: one of the table, which it must be. */
    Dimensions size(String ratio, String tier) {
        return rows.get(ratio).get(tiers.indexOf(tier));
    }

    List<String> ratios() {
        return List.copyOf(rows.keySet());
    }

    /** The ratio of the table that comes nearest to width / height. */
    String nearest(double ratio) {
        return rows.keySet().stream()
                .min(Comparator.comparingDouble(row -> distance(row, ratio)))
                .orElseThrow();
    }

    private double distance(String row, double ratio) {
        return Math.abs(Math.log(rows.get(row).get(0).ratio() / ratio));
    }

    private SizeTable withoutFirstTier() {
        Map<String, List<Dimensions>> fewer = new LinkedHashMap<>();
        rows.forEach((ratio, sizes) -> fewer.put(ratio, sizes.subList(1, sizes.size())));
        return new SizeTable(tiers.subList(1, tiers.size()), fewer);
    }

    private static SizeTable read(String text) {
        List<List<String>> lines =
                text.lines().map(line -> Arrays.asList(line.split(" +"))).toList();
        Map<String, List<Dimensions>> rows = new LinkedHashMap<>();
        for (List<String> line : lines.subList(1, lines.size())) {
            rows.put(line.get(0), line.stream().skip(1).map(SizeTable::dimensions).toList());
        }
        List<String> head = lines.get(0);
        return new SizeTable(head.subList(1, head.size()), rows);
    }

    private static SizeTable computed() {
        Map<String, List<Dimensions>> rows = new LinkedHashMap<>();
        FOUR_0.rows.forEach(
                (ratio, sizes) ->
                        rows.put(
                                ratio,
                                IntStream.of(1024, 1536, 2048)
                                        .mapToObj(side -> ofSide(side, sizes.get(0).ratio()))
                                        .toList()));
        return new SizeTable(List.of("1K", "1.5K", "2K"), rows);
    }

    private static Dimensions ofSide(int side, double ratio) {
        return Dimensions.ofArea((double) side * side, ratio);
    }

    private static Dimensions dimensions(String text) {
        String[] sides = text.split("x");
        return new Dimensions(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
    }
}
