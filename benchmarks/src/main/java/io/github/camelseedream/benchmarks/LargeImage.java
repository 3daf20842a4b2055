package io.github.camelseedream.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;

/**
 * A large image from base64 in JSON into a file, against a plain download of the same file. Runs in
 * a small heap: an image that were held as a whole would not fit.
 */
public final class LargeImage {

    private static final String COMPONENT = "component, b64_json";
    private static final String MARKED = "component, b64_json, aiMark=add";
    private static final String FILE = "image.png";

    /** How much is measured. */
    record Scale(int bytes, int warmUp, int rounds) {

        static final Scale FULL = new Scale(25_000_000, 10, 25);
        static final Scale QUICK = new Scale(1_000_000, 0, 2);

        static Scale of(String[] args) {
            return args.length > 0 && args[0].equals("quick") ? QUICK : FULL;
        }
    }

    private final URI address;
    private final Path target;

    private LargeImage(String address, Path target) {
        this.address = URI.create(address);
        this.target = target;
    }

    /** Argument: full or quick. */
    public static void main(String[] args) throws Exception {
        Scale scale = Scale.of(args);
        Path folder = Files.createTempDirectory("benchmark");
        Path target = folder.resolve(FILE);
        try (ProviderProcess provider = ProviderProcess.start(scale.bytes());
                CamelContext context = Contexts.forFile(provider.large(), folder.toString(), FILE);
                CloseableHttpClient apache = HttpClients.createDefault()) {
            LargeImage benchmark = new LargeImage(provider.image(), target);
            benchmark.run(benchmark.contenders(context, apache), scale);
        } finally {
            Files.deleteIfExists(target);
            Files.delete(folder);
        }
    }

    private Map<String, Callable<?>> contenders(CamelContext context, CloseableHttpClient apache) {
        ProducerTemplate template = context.createProducerTemplate();
        HttpClient jdk = HttpClient.newHttpClient();
        HttpRequest get = HttpRequest.newBuilder(address).build();
        Map<String, Callable<?>> contenders = new LinkedHashMap<>();
        contenders.put(
                COMPONENT, () -> template.requestBody(Contexts.ASYNCHRONOUS, "a large image"));
        contenders.put(MARKED, () -> template.requestBody(Contexts.MARKED, "a large image"));
        contenders.put("download, HttpURLConnection", this::byUrlConnection);
        contenders.put("download, java.net.http", () -> jdk.send(get, BodyHandlers.ofFile(target)));
        contenders.put(
                "download, httpclient5",
                () ->
                        apache.execute(
                                new HttpGet(address),
                                reply -> save(reply.getEntity().getContent())));
        return contenders;
    }

    private Long byUrlConnection() throws IOException {
        HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
        return save(connection.getInputStream());
    }

    private Long save(InputStream image) throws IOException {
        try (image) {
            return Files.copy(image, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void run(Map<String, Callable<?>> contenders, Scale scale) throws Exception {
        Rounds time = new Rounds();
        Rounds allocation = new Rounds();
        List<String> order = new ArrayList<>(contenders.keySet());
        for (int i = -scale.warmUp(); i < scale.rounds(); i++) {
            for (String contender : order) {
                Files.deleteIfExists(target);
                long allocated = Meter.allocatedBytes();
                long start = System.nanoTime();
                contenders.get(contender).call();
                double millis = (System.nanoTime() - start) / 1e6;
                allocated = Meter.allocatedBytes() - allocated;
                if (Files.size(target) < scale.bytes()) {
                    throw new IllegalStateException(contender + " made half an image");
                }
                if (i >= 0) {
                    time.add(contender, millis);
                    allocation.add(contender, allocated / 1e6);
                }
            }
            order.add(order.remove(0));
        }
        report(scale, time, allocation);
    }

    private static void report(Scale scale, Rounds time, Rounds allocation) {
        Report report =
                new Report(
                        System.out,
                        "An image of "
                                + scale.bytes() / 1_000_000
                                + " MB into a file, heap of "
                                + Runtime.getRuntime().maxMemory() / 1_000_000
                                + " MB",
                        "",
                        "time, median",
                        "allocation",
                        "component : this",
                        "this : component");
        for (String contender : time.contenders()) {
            report.row(
                    contender,
                    Report.number(time.median(contender), "ms"),
                    Report.number(allocation.median(contender), "MB"),
                    contender.startsWith(COMPONENT)
                            ? ""
                            : Report.against(time.ratio(COMPONENT, contender), 1.70, "x"),
                    contender.equals(MARKED)
                            ? Report.against(time.ratio(MARKED, COMPONENT), 1.05, "x")
                            : "");
        }
    }
}
