package io.github.camelseedream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.camelseedream.exchange.ResultMode;
import io.github.camelseedream.generate.event.GenerationListener;
import io.github.camelseedream.generate.event.RecordedEvents;
import io.github.camelseedream.result.GeneratedImage;
import io.github.camelseedream.result.ImageResult;
import io.github.camelseedream.result.TaskHandle;
import io.github.camelseedream.simulator.fault.Fault;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Future;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.console.DevConsole;
import org.apache.camel.console.DevConsoleRegistry;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.health.HealthCheckRepository;
import org.apache.camel.impl.health.DefaultHealthCheckRegistry;
import org.apache.camel.support.MessageHelper;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.apache.camel.util.URISupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/**
 * Every kind of success and failure, on every provider, with marked keys, presigned URLs and
 * images; then all that anybody may read is searched for the marks.
 */
@Tag("slow")
@Timeout(300)
class NoSecretsTest extends MultiComponentRouteTest {

    private static final String KEY = "mark-of-the-key-0123456789";
    private static final String OLD_KEY = "mark-of-the-old-key-01234";
    private static final String RESULT_QUERY = "signature=mark-of-a-result";
    private static final String REFERENCE_QUERY = "signature=mark-of-a-reference";
    private static final String HOOK_QUERY = "token=mark-of-the-hook";
    private static final String PASSWORD = "mark-of-a-password";
    private static final byte[] REFERENCE = SampleImages.png(600, 600);
    private static final String REFERENCE_BASE64 =
            Base64.getEncoder().encodeToString(REFERENCE).substring(60, 140);

    /** What a provider says that repeats all it was told. */
    private static final String ECHO =
            "no: "
                    + KEY
                    + " at https://me:"
                    + PASSWORD
                    + "@cdn.example/a.png?"
                    + REFERENCE_QUERY
                    + " and data:image/png;base64,"
                    + Base64.getEncoder().encodeToString(REFERENCE).substring(0, 400);

    private static final List<Fault> FAULTS =
            List.of(
                    Fault.status(400).message(ECHO),
                    Fault.status(400).code(ECHO).message(ECHO),
                    Fault.status(401).message(ECHO),
                    Fault.status(402).message(ECHO),
                    Fault.status(403).message(ECHO),
                    Fault.status(422).message(ECHO),
                    Fault.status(429).message(ECHO).retryAfter("3600").times(2),
                    Fault.status(500).message(ECHO).times(2),
                    Fault.htmlPage(502).times(2),
                    Fault.okWithError().message(ECHO),
                    Fault.emptyData(),
                    Fault.cutBody(),
                    Fault.dropAfterAccept(),
                    Fault.taskFails().message(ECHO),
                    Fault.expiredUrl(),
                    Fault.status(404).onPath("/media/"),
                    Fault.status(500).onPath("/media/").times(4),
                    Fault.truncateImage(),
                    Fault.truncateImage().onPath("/media/"),
                    Fault.wrongContentType("text/" + KEY).onPath("/media/"));

    private final MeterRegistry meters = new SimpleMeterRegistry();
    private final RecordedEvents events = new RecordedEvents();
    private Secrets secrets;
    private MarkingProxy proxy;

    @Override
    public void configureTest(TestExecutionConfiguration configuration) {
        super.configureTest(configuration);
        configuration.withJMX(true);
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        secrets =
                new Secrets(
                        KEY,
                        OLD_KEY,
                        RESULT_QUERY,
                        REFERENCE_QUERY,
                        HOOK_QUERY,
                        PASSWORD,
                        REFERENCE_BASE64);
        CamelContext context = super.createCamelContext();
        context.setDevConsole(true);
        context.setMessageHistory(true);
        context.getRegistry().bind("meters", meters);
        context.getRegistry().bind("events", GenerationListener.class, events);
        HealthCheckRegistry health = new DefaultHealthCheckRegistry(context);
        HealthCheckRepository producers = (HealthCheckRepository) health.resolveById("producers");
        producers.setEnabled(true);
        health.register(producers);
        context.getCamelContextExtension().addContextPlugin(HealthCheckRegistry.class, health);
        return context;
    }

    @BeforeEach
    void startProxy() throws IOException {
        simulator().clear();
        proxy = new MarkingProxy(URI.create(simulator().url()), RESULT_QUERY);
    }

    @AfterEach
    void nothingWasSeen() throws Exception {
        look();
        secrets.close();
        proxy.close();
        secrets.assertUnseen();
    }

    @ParameterizedTest
    @MethodSource("simulatedProviders")
    void successesAndFailures(String provider) throws Exception {
        add(provider);
        String reference = successes();
        for (String uri :
                List.of(
                        "marked:generate",
                        "marked:generate?resultMode=result",
                        "marked:generate?count=2&outputFormat=gif",
                        "marked:estimate",
                        "marked:models",
                        "marked:generate?inspectReferences=true",
                        "marked:generate?apiKey=RAW(" + KEY + ")&timeout=20000",
                        "marked:generate?apiKeys." + provider + "=" + KEY + "&timeout=20001",
                        "marked:generate?apiKey=bad-key")) {
            see(uri.replace(KEY, ""), send(uri, "a cat", headers(reference)));
        }
        assertThat(meters.getMeters()).as("something was made").isNotEmpty();
        for (Fault fault : FAULTS) {
            simulator().clear();
            fault(fault);
            see("fault", send("marked:generate?timeout=8000", "a cat"));
        }
        assertThat(events.events()).hasSizeGreaterThan(FAULTS.size());
        simulator().clear();
        fault(Fault.status(500).onPath("/media/").always());
        see("part", send("marked:generate?count=2&partialFailure=fail&timeout=8000", "a cat"));
    }

    /** An image in each form it may come in; where the last one can be fetched. */
    private String successes() throws IOException {
        String url = "";
        for (String form : List.of("b64_json", "url")) {
            Exchange answer =
                    send("marked:generate?resultMode=result&responseFormat=" + form, "a cat");
            assertThat(answer.getException()).isNull();
            ImageResult result = answer.getMessage().getBody(ImageResult.class);
            url = Objects.toString(result.getImages().get(0).getUrl(), url);
            secrets.add(base64(result.getImages().get(0)));
            see("success", answer);
            fault(Fault.truncateImage());
            see("cut", send("marked:generate?responseFormat=" + form, "a cat"));
            simulator().clear();
        }
        return url.isEmpty() ? "https://cdn.invalid/a.png" : url.replaceFirst("\\?.*", "");
    }

    private static String base64(GeneratedImage image) throws IOException {
        try (InputStream bytes = image.open()) {
            return Base64.getEncoder().encodeToString(bytes.readAllBytes()).substring(60, 140);
        }
    }

    @Test
    void linesOfOurLogAreSeen() {
        LoggerFactory.getLogger("io.github.camelseedream.generate.Any").trace("a {}", "mark");

        assertThat(secrets.logged("a mark")).isEqualTo(1);
        assertThat(secrets.logged("Apache Camel")).isPositive();
    }

    @Test
    void requestsThatAreRefused() {
        add("lumenfall");
        String base64 = Base64.getEncoder().encodeToString(REFERENCE);
        String url = "https://me:" + PASSWORD + "@cdn.invalid/a.png?" + REFERENCE_QUERY;
        Map<String, Object> json = Map.of(Exchange.CONTENT_TYPE, "application/json");
        for (Object bad :
                new Object[] {
                    Map.of("prompt", "a", "references", base64),
                    Map.of("prompt", "a", "references", "data:image/png;base64," + base64 + "%"),
                    Map.of("prompt", "a", "references", "data:image/png," + base64),
                    Map.of("prompt", "a", "references", url),
                    Map.of("prompt", "a", "references", List.of(url, "https://[" + url)),
                    Map.of("prompt", "a", "mask", url, "references", url),
                    Map.of("prompt", "a", "size", base64, "count", base64),
                    Map.of("prompt", "a", "webhookUrl", "ftp://hook.example/?" + HOOK_QUERY),
                    Map.of("prompt", "a", "token", KEY, base64, base64),
                    Map.of("prompt", REFERENCE)
                }) {
            see("refused", send("marked:edit", bad));
        }
        for (String broken :
                List.of(base64, "{" + base64, "{\"a\":" + KEY + "}", "{\"prompt\":\"" + base64)) {
            see("broken", send("marked:generate", broken, json));
            see("broken", send("marked:await?provider=apiframe", broken));
        }
        see("header", send("marked:generate", "a", Map.of("CamelSeedreamApiKey", KEY)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"apiframe", "apimart"})
    void tasksHandlesAndDeliveries(String provider) throws Exception {
        add(provider);
        simulator().tasks().duration(Duration.ofMinutes(10));
        Exchange submitted = send("marked:submit", "a boat", headers("https://cdn.invalid/a.png"));
        see("submit", submitted);
        TaskHandle task = submitted.getMessage().getBody(TaskHandle.class);
        secrets.see("handle", context.getTypeConverter().convertTo(String.class, task));
        see("status", send("marked:status", task));
        Future<?> waiting =
                context.createFluentProducerTemplate()
                        .to("marked:await")
                        .withBody(task)
                        .asyncSend();
        SeedreamComponent marked = context.getComponent("marked", SeedreamComponent.class);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> marked.shared().waitingTasks().number() == 1);
        look();
        see("no answer", send("marked:await?timeout=300", task));
        simulator().clock().advance(Duration.ofMinutes(10));
        waiting.get();
        see("await", send("marked:await", task));

        String id = task.getParts().get(0).ids().get(0);
        String delivery =
                WebhookTest.completed(
                        id, proxy.url(simulator().url()) + "/media/none?" + RESULT_QUERY);
        String webhook = "marked:webhook?webhookApiKeys=RAW(" + OLD_KEY + ")";
        for (String signature : List.of("", "00", WebhookTest.signature(OLD_KEY, delivery))) {
            Map<String, Object> headers = Map.of("X-Webhook-Signature", signature);
            see("webhook", send(webhook, delivery, headers));
            see("webhook", send(webhook, delivery + KEY, headers));
        }
    }

    private void add(String provider) {
        add(
                "marked",
                options -> {
                    options.setProvider(provider);
                    options.setBaseUrl(proxy.url(SIMULATOR.baseUrl(provider)));
                    options.setApiKey(KEY);
                    options.setApiKeys(new HashMap<>(Map.of("uniall", KEY)));
                    options.setWebhookApiKeys(OLD_KEY);
                    options.setResultMode(ResultMode.image);
                    // no time for the last and longest pause between tries
                    options.setDownloadTimeout(4000);
                    options.setPollInitialDelay(20);
                    options.setPollDelay(20);
                    options.setUnsupported(SeedreamConfiguration.Unsupported.ignore);
                });
    }

    private Map<String, Object> headers(String reference) {
        return Map.of(
                SeedreamConstants.REFERENCES,
                List.of(reference + "?" + REFERENCE_QUERY, REFERENCE),
                SeedreamConstants.WEBHOOK_URL,
                "http://127.0.0.1:1/hook?" + HOOK_QUERY,
                SeedreamConstants.WEBHOOK_EVENTS,
                "completed");
    }

    /** What a route logs of an exchange; its headers and body are the route's own. */
    private void see(String what, Exchange exchange) {
        if (exchange.getException() != null) {
            secrets.see(what, exchange.getException());
        }
        Object body = exchange.getMessage().getBody();
        if (!(body instanceof String || body instanceof byte[] || body instanceof Map)) {
            secrets.see(what, body);
        }
        if (body instanceof ImageResult result) {
            secrets.see(what, result.getFailures());
            secrets.see(what, result.getAdjustments());
            result.getImages().forEach(GeneratedImage::close);
        }
        exchange.getMessage().getHeaders().entrySet().stream()
                .filter(header -> header.getKey().startsWith("CamelSeedreamResult"))
                .forEach(header -> secrets.see(header.getKey(), header.getValue()));
        secrets.see(what, exchange);
        secrets.see(what, MessageHelper.dumpMessageHistoryStacktrace(exchange, null, true));
    }

    /** What operators see. */
    private void look() throws Exception {
        events.events().forEach(event -> secrets.see("event", event));
        events.subjects().forEach(subject -> secrets.see("subject", subject));
        meters.getMeters().forEach(meter -> secrets.see("meter", meter.getId()));
        for (Endpoint endpoint : context.getEndpoints()) {
            secrets.see("endpoint", endpoint.toString());
            secrets.see("sanitized", URISupport.sanitizeUri(endpoint.getEndpointUri()));
        }
        DevConsoleRegistry consoles =
                context.getCamelContextExtension().getContextPlugin(DevConsoleRegistry.class);
        for (String id : List.of("seedream", "route", "health", "inflight")) {
            DevConsole console = consoles.resolveById(id);
            secrets.see("console", console.call(DevConsole.MediaType.TEXT));
            secrets.see("console", console.call(DevConsole.MediaType.JSON));
        }
        HealthCheckRegistry health = HealthCheckRegistry.get(context);
        for (HealthCheck check : health.stream().toList()) {
            HealthCheck.Result result = check.call();
            secrets.see(check.getId(), result.getMessage());
            secrets.see(check.getId(), result.getDetails());
            result.getError().ifPresent(error -> secrets.see(check.getId(), error));
        }
        seeBeans();
    }

    private void seeBeans() throws JMException {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        int seedream = 0;
        for (ObjectName name : server.queryNames(new ObjectName("org.apache.camel:*"), null)) {
            secrets.see("bean", name);
            seedream += name.toString().contains("seedream") ? 1 : 0;
            for (MBeanAttributeInfo attribute : server.getMBeanInfo(name).getAttributes()) {
                if (attribute.isReadable()) {
                    secrets.see(name + "#" + attribute.getName(), value(server, name, attribute));
                }
            }
        }
        assertThat(seedream).as("beans of the component and its endpoints").isGreaterThan(2);
    }

    private static Object value(MBeanServer server, ObjectName name, MBeanAttributeInfo attribute) {
        try {
            return server.getAttribute(name, attribute.getName());
        } catch (JMException | RuntimeException e) {
            return e;
        }
    }
}
