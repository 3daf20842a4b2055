package io.github.camelseedream.matrix;

import io.github.camelseedream.catalog.SizeFormat;
import io.github.camelseedream.catalog.SizeSupport;
import io.github.camelseedream.error.DownloadException;
import io.github.camelseedream.provider.ImageProvider;
import io.github.camelseedream.provider.builtin.BuiltInProviders;
import io.github.camelseedream.provider.spec.ProviderSpec;
import io.github.camelseedream.request.ImageSize.Pixels;
import io.github.camelseedream.simulator.SeedreamSimulator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** The endpoint that a cell is tried with. */
final class CellOptions {

    private static final String MODEL = "seedream-4.0";
    private static final Pixels SMALL = new Pixels(64, 64);

    private static final Map<String, String> SIZES = new ConcurrentHashMap<>();

    private final Cell cell;
    private final String baseUrl;
    private final String key;

    CellOptions(Cell cell, SeedreamSimulator simulator, String key) {
        this(cell, simulator.baseUrl(cell.provider()), key);
    }

    private CellOptions(Cell cell, String baseUrl, String key) {
        this.cell = cell;
        this.baseUrl = baseUrl;
        this.key = key;
    }

    CellOptions at(String otherUrl) {
        return new CellOptions(cell, otherUrl, key);
    }

    String key() {
        return key;
    }

    String uri(String operation) {
        Map<String, Object> options = new LinkedHashMap<>();
        options.put("provider", cell.provider());
        options.put("baseUrl", baseUrl);
        options.put("apiKey", key);
        options.put("pollInitialDelay", 20);
        options.put("pollDelay", 50);
        options.put("timeout", timeout());
        options.put("resultMode", cell.phase() == Phase.DOWNLOAD ? "image" : "url");
        if (cell.phase() == Phase.READ && cell.trouble() == FaultKind.TRUNCATED) {
            options.put("resultMode", "image");
            options.put("responseFormat", "b64_json");
        }
        if (cell.phase() == Phase.CANCEL) {
            options.put("onTimeout", "cancel");
        }
        if (cell.ending().type() == DownloadException.class) {
            options.put("downloadTimeout", 1500);
        }
        return options.entrySet().stream()
                        .map(option -> option.getKey() + "=" + option.getValue())
                        .collect(Collectors.joining("&", "seedream:" + operation + "?", ""))
                + "&model="
                + MODEL
                + "&size="
                + SIZES.computeIfAbsent(cell.provider(), CellOptions::smallSize);
    }

    /** In milliseconds; short only where it has to pass. */
    private int timeout() {
        if (cell.waits()) {
            return cell.phase() == Phase.CANCEL ? 1_000 : 4_000;
        }
        return cell.trouble() == FaultKind.STALL && cell.phase() != Phase.DOWNLOAD
                ? 2_000
                : 120_000;
    }

    /** As small as the provider makes images. */
    private static String smallSize(String provider) {
        ProviderSpec spec =
                BuiltInProviders.all().stream()
                        .map(ImageProvider::spec)
                        .filter(built -> built.name().equals(provider))
                        .findFirst()
                        .orElseThrow();
        SizeSupport sizes = spec.sizes(spec.modelId(MODEL));
        return sizes.takes(SizeFormat.PIXELS)
                ? sizes.rule().fit(SMALL).used().toString()
                : sizes.rule().tiers().get(0).toString();
    }
}
