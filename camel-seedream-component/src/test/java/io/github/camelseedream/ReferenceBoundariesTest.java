package io.github.camelseedream;

import io.github.camelseedream.catalog.ModelFamilies;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.UploadingProvider;
import io.github.camelseedream.provider.spec.ReferenceForm;
import io.github.camelseedream.provider.spec.ReferenceLimits;
import io.github.camelseedream.result.TestImages;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The limits of reference images hold at the number itself. */
class ReferenceBoundariesTest extends BoundaryTest {

    static List<Case> cases() {
        return cases(
                (provider, id, cases) -> {
                    ReferenceLimits limits = provider.spec().references(id);
                    number(provider, id, cases);
                    together(provider, id, cases);
                    if (ModelFamilies.of(id).maxReferences().orElse(1) == 0) {
                        return;
                    }
                    if (!limits.forms().equals(Set.of(ReferenceForm.URL))
                            || provider instanceof UploadingProvider) {
                        bytes(limits, cases);
                        pixels(limits, cases);
                        sides(limits, cases);
                        ratio(limits, cases);
                    }
                });
    }

    /** The number that is lower holds: the provider's or the model's. */
    private static void number(ImageProvider provider, String id, Cases cases) {
        int most =
                Math.min(
                        provider.spec().references(id).max(),
                        ModelFamilies.of(id).maxReferences().orElse(Integer.MAX_VALUE));
        boolean takesUrls = provider.spec().references(id).forms().contains(ReferenceForm.URL);
        for (long number : around(List.of((long) most))) {
            if (number > 0 && most < Integer.MAX_VALUE) {
                cases.add(
                        "references " + number,
                        Map.of(
                                "CamelSeedreamReferences",
                                takesUrls
                                        ? urls(number)
                                        : Collections.nCopies(
                                                (int) number, SampleImages.png(64, 64))),
                        number <= most);
            }
        }
    }

    /** References and a set of images share a number, and up to ten are references. */
    private static void together(ImageProvider provider, String id, Cases cases) {
        int most = provider.spec().references(id).maxWithImages();
        int references = Math.min(10, provider.spec().references(id).max());
        boolean makesSets = provider.counts(call(id, references)).maxInSet() > 0;
        if (!makesSets || most == Integer.MAX_VALUE) {
            return;
        }
        for (long together : around(List.of((long) most))) {
            Map<String, Object> headers = new HashMap<>();
            headers.put("CamelSeedreamReferences", urls(references));
            headers.put("CamelSeedreamImageMode", "set");
            headers.put("CamelSeedreamCount", together - references);
            cases.add("references and images " + together, headers, together <= most);
        }
    }

    /** Large images, so for one model only: every one is held to the same number. */
    private static void bytes(ReferenceLimits limits, Cases cases) {
        if (limits.maxBytes() == Long.MAX_VALUE || !cases.model().equals("seedream-4.5")) {
            return;
        }
        for (long bytes : around(List.of(limits.maxBytes()))) {
            edit(
                    cases,
                    "a reference of " + bytes + " bytes",
                    TestImages.pngOfBytes(64, 64, (int) bytes),
                    bytes <= limits.maxBytes());
        }
    }

    private static void pixels(ReferenceLimits limits, Cases cases) {
        if (limits.maxPixels() == Long.MAX_VALUE) {
            return;
        }
        int side = (int) Math.sqrt(limits.maxPixels());
        for (int width : List.of(side - 1, side, side + 1)) {
            edit(
                    cases,
                    "a reference of " + width + "x" + side,
                    SampleImages.pngThatClaims(width, side),
                    (long) width * side <= limits.maxPixels());
        }
    }

    private static void sides(ReferenceLimits limits, Cases cases) {
        if (limits.minSide() == 1) {
            return;
        }
        for (int side : List.of(limits.minSide() - 1, limits.minSide(), limits.minSide() + 1)) {
            boolean isSent = side >= limits.minSide();
            edit(cases, "a reference of width " + side, SampleImages.png(side, 20), isSent);
            edit(cases, "a reference of height " + side, SampleImages.png(20, side), isSent);
        }
    }

    private static void ratio(ReferenceLimits limits, Cases cases) {
        if (limits.maxAspectRatio() == Double.MAX_VALUE) {
            return;
        }
        int widest = (int) (limits.maxAspectRatio() * 100);
        for (int longer : List.of(widest - 1, widest, widest + 1)) {
            boolean isSent = longer <= widest;
            edit(cases, "a reference " + longer + " wide", SampleImages.png(longer, 100), isSent);
            edit(cases, "a reference " + longer + " high", SampleImages.png(100, longer), isSent);
        }
    }

    private static void edit(Cases cases, String name, byte[] image, boolean isSent) {
        cases.add("edit?prompt=winter", image, name, Map.of(), isSent);
    }
}
