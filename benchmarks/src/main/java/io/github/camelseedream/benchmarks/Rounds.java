package io.github.camelseedream.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One figure of each contender, taken in many rounds. In a round every contender has its turn, so
 * that a machine that is busy with something else for a while is so for all of them; a ratio is the
 * median of the ratios within the rounds.
 */
final class Rounds {

    private final Map<String, List<Double>> figures = new LinkedHashMap<>();

    void add(String contender, double figure) {
        figures.computeIfAbsent(contender, name -> new ArrayList<>()).add(figure);
    }

    Set<String> contenders() {
        return figures.keySet();
    }

    double median(String contender) {
        return median(of(contender));
    }

    double worst(String contender) {
        return Arrays.stream(of(contender)).max().orElseThrow();
    }

    double ratio(String contender, String peer) {
        double[] ours = of(contender);
        double[] theirs = of(peer);
        double[] ratios = new double[ours.length];
        for (int i = 0; i < ours.length; i++) {
            ratios[i] = ours[i] / theirs[i];
        }
        return median(ratios);
    }

    private double[] of(String contender) {
        return figures.get(contender).stream().mapToDouble(Double::doubleValue).toArray();
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
