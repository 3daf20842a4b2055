package io.github.camelseedream.simulator;

import io.github.camelseedream.simulator.apiframe.ApiframeProtocol;
import io.github.camelseedream.simulator.apimart.ApiMartProtocol;
import io.github.camelseedream.simulator.ark.ArkBrand;
import io.github.camelseedream.simulator.ark.ArkProtocol;
import io.github.camelseedream.simulator.fal.FalProtocol;
import io.github.camelseedream.simulator.fault.Fault;
import io.github.camelseedream.simulator.fault.FaultQueue;
import io.github.camelseedream.simulator.image.ImageFile;
import io.github.camelseedream.simulator.journal.Journal;
import io.github.camelseedream.simulator.journal.RecordedRequest;
import io.github.camelseedream.simulator.lumenfall.LumenfallProtocol;
import io.github.camelseedream.simulator.media.GivenImages;
import io.github.camelseedream.simulator.media.PublishedImages;
import io.github.camelseedream.simulator.openai.OpenAiProtocol;
import io.github.camelseedream.simulator.protocol.ProviderProtocol;
import io.github.camelseedream.simulator.replicate.ReplicateProtocol;
import io.github.camelseedream.simulator.server.AdminApi;
import io.github.camelseedream.simulator.server.LoopbackServer;
import io.github.camelseedream.simulator.server.ProviderSettings;
import io.github.camelseedream.simulator.server.RequestPipeline;
import io.github.camelseedream.simulator.task.Tasks;
import io.github.camelseedream.simulator.uniall.UniAllProtocol;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Stands in for the image providers: point a base URL at {@link #baseUrl} and call it with any key.
 *
 * <pre>{@code
 * try (SeedreamSimulator simulator = SeedreamSimulator.start()) {
 *     String baseUrl = simulator.baseUrl("lumenfall");
 *     simulator.fault(Fault.status(429).retryAfter(Duration.ofSeconds(1)));
 *     ...
 *     assertThat(simulator.submits()).hasSize(2);
 * }
 * }</pre>
 *
 * <p>Threadsafe.
 */
public final class SeedreamSimulator implements AutoCloseable {

    /** Long enough to be seen waiting, short enough to wait for. */
    private static final Duration DEFAULT_TASK_TIME = Duration.ofMillis(250);

    private final SimulatorOptions options;
    private final SimulatorClock clock = new SimulatorClock();
    private final FaultQueue faults = new FaultQueue();
    private final Journal journal;
    private final PublishedImages published;
    private final GivenImages images = new GivenImages();
    private final Tasks tasks;
    private final List<ProviderProtocol> providers;
    private final ProviderSettings providerSettings;
    private final LoopbackServer server;

    private SeedreamSimulator(SimulatorOptions options) {
        this.options = options;
        journal = new Journal(clock, options.keptRequests());
        published = new PublishedImages(clock, options.urlLifetime());
        tasks =
                new Tasks(
                        clock,
                        published,
                        options.delay().isZero() ? DEFAULT_TASK_TIME : options.delay());
        providers =
                List.of(
                        new LumenfallProtocol(clock, published),
                        new ApiframeProtocol(clock, published, tasks),
                        new ApiMartProtocol("apimart", clock, published, tasks),
                        new ApiMartProtocol("gccai", clock, published, tasks),
                        new UniAllProtocol(clock, published),
                        new OpenAiProtocol(clock, published),
                        new ArkProtocol(ArkBrand.MODELARK, clock, published),
                        new ArkProtocol(ArkBrand.VOLCENGINE, clock, published),
                        new FalProtocol(clock, published, tasks),
                        new ReplicateProtocol(clock, published, tasks));
        providerSettings = new ProviderSettings(providers);
        RequestPipeline pipeline =
                new RequestPipeline(providers, published, faults, images, journal, options.delay());
        AdminApi adminApi =
                new AdminApi(journal, faults, published, images, tasks, providerSettings);
        options.rootPorts().keySet().forEach(this::baseUrlPath);
        LoopbackServer.Ports ports =
                new LoopbackServer.Ports(options.host(), options.port(), options.rootPorts());
        server = LoopbackServer.start(ports, pipeline, adminApi, journal);
    }

    /** Starts one on a free port of the loopback address. */
    public static SeedreamSimulator start() {
        return start(SimulatorOptions.defaults());
    }

    public static SeedreamSimulator start(SimulatorOptions options) {
        return new SeedreamSimulator(options);
    }

    /** Scheme, host and port, without a path. */
    public String url() {
        return "http://" + options.host() + ":" + server.port();
    }

    /**
     * The base URL for a client of this provider.
     *
     * @throws IllegalArgumentException if there is no such provider, naming those there are
     */
    public String baseUrl(String provider) {
        return url() + baseUrlPath(provider);
    }

    /**
     * The base URL for a client of this provider at its own port, for those that drop the path of a
     * base URL.
     *
     * @throws IllegalArgumentException if the options give this provider no port of its own
     */
    public String rootUrl(String provider) {
        if (!options.rootPorts().containsKey(provider)) {
            throw new IllegalArgumentException(
                    "The provider '" + provider + "' has no port of its own; see withRootPort");
        }
        String path = baseUrlPath(provider).substring(1 + provider.length());
        return "http://" + options.host() + ":" + server.rootPort(provider) + path;
    }

    /** The base URLs at ports of their own, by provider; empty if none was asked for. */
    public Map<String, String> rootUrls() {
        Map<String, String> urls = new TreeMap<>();
        options.rootPorts().keySet().forEach(name -> urls.put(name, rootUrl(name)));
        return urls;
    }

    private String baseUrlPath(String provider) {
        return providers.stream()
                .filter(candidate -> candidate.name().equals(provider))
                .map(ProviderProtocol::apiPath)
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "No provider '"
                                                + provider
                                                + "'; there are "
                                                + providers()));
    }

    /** The names of the providers it stands in for. */
    public List<String> providers() {
        return providers.stream().map(ProviderProtocol::name).toList();
    }

    /** Adds a fault. Faults are matched against calls in the order they were added. */
    public void fault(Fault fault) {
        faults.add(fault);
    }

    /**
     * Chooses how a provider behaves where its own documents disagree, until the simulator is
     * cleared; for example {@code variant("apiframe", "result", "string")}.
     *
     * @throws IllegalArgumentException if there is no such choice, naming those there are
     */
    public void variant(String provider, String name, String value) {
        providerSettings.choose(provider, name, value);
    }

    /**
     * Hands out this file (PNG, JPEG, GIF or WebP) as each image that is made for a prompt with
     * these words, until the simulator is cleared. Of several that match, the latest counts; no
     * words match any prompt.
     *
     * @throws IllegalArgumentException if the file is something else
     */
    public void image(String promptContains, byte[] file) {
        images.add(new GivenImages.Given(promptContains, ImageFile.of(file)));
    }

    /** All requests since the last {@link #clear()}, downloads too, in the order of arrival. */
    public List<RecordedRequest> requests() {
        return journal.requests();
    }

    /** Only the requests that asked for images (estimates among them). */
    public List<RecordedRequest> submits() {
        return journal.requests().stream().filter(this::isSubmit).toList();
    }

    /** How many provider calls were in flight at once at the most; downloads do not count. */
    public int maxInFlight() {
        return journal.totals().maxInFlight();
    }

    /** How many requests a provider would have billed. */
    public long acceptedCount() {
        return journal.totals().accepted();
    }

    /** How many images were made. */
    public long imageCount() {
        return published.count();
    }

    /** The tasks of asynchronous providers: how long they take, and the webhooks they sent. */
    public Tasks tasks() {
        return tasks;
    }

    /** The time that tasks move on with and image addresses expire by. */
    public SimulatorClock clock() {
        return clock;
    }

    /**
     * Forgets requests, counts, faults, tasks, variants and the images for prompts; images already
     * made can still be downloaded.
     */
    public void clear() {
        journal.clear();
        faults.clear();
        images.clear();
        published.clear();
        tasks.clear();
        providerSettings.reset();
    }

    @Override
    public void close() {
        server.close();
        tasks.close();
    }

    private boolean isSubmit(RecordedRequest request) {
        return providers.stream()
                .anyMatch(provider -> provider.isSubmit(request.method(), request.path()));
    }
}
