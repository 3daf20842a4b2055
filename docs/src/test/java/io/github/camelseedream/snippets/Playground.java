package io.github.camelseedream.snippets;

import com.sun.net.httpserver.HttpServer;
import io.github.camelseedream.SeedreamComponent;
import io.github.camelseedream.simulator.SeedreamSimulator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.component.stub.StubComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.BrowsableEndpoint;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;

/**
 * Where one snippet runs: a Camel context whose seedream component talks to a simulator, a
 * directory that stands for the working directory, a web server that takes uploads, and stubs of
 * endpoints that need a server of their own.
 */
final class Playground implements AutoCloseable {

    final SeedreamSimulator simulator = SeedreamSimulator.start();
    final DefaultCamelContext context = new DefaultCamelContext();
    final List<byte[]> uploads = new CopyOnWriteArrayList<>();
    final Path directory;
    final int platformPort = freePort();
    private final HttpServer web;

    Playground(Path directory) throws Exception {
        this.directory = directory;
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext(
                "/",
                call -> {
                    uploads.add(call.getRequestBody().readAllBytes());
                    call.sendResponseHeaders(204, -1);
                    call.close();
                });
        web.start();
        SeedreamComponent seedream = context.getComponent("seedream", SeedreamComponent.class);
        seedream.getConfiguration().setBaseUrl(simulator.baseUrl("lumenfall"));
        seedream.getConfiguration().setDryRunAtBaseUrl(true);
        seedream.getConfiguration().setApiKey("any");
        for (String broker : List.of("jms", "kafka", "sql")) {
            context.addComponent(broker, stub());
        }
    }

    /** The snippet with the places of this playground in it. */
    Snippet placed(Snippet snippet) {
        String text =
                snippet.text()
                        .replaceAll("(?<!\\{)\\bfile:(?=\\w)", "file:" + directory + "/")
                        .replace("images.example.com", "127.0.0.1:" + web.getAddress().getPort())
                        .replace("https://hooks.example.com", "http://127.0.0.1:" + platformPort);
        return new Snippet(snippet.place(), snippet.name(), snippet.language(), text);
    }

    /** Loads the routes of a snippet and starts them. */
    void start(Snippet snippet) throws Exception {
        if (snippet.text().contains("platform-http:")) {
            startPlatformHttp();
        }
        if (snippet.language().equals("java")) {
            Class<?> routes = JavaSnippets.routes(snippet, directory);
            context.addRoutes((RoutesBuilder) routes.getConstructor().newInstance());
        } else {
            PluginHelper.getRoutesLoader(context)
                    .loadRoutes(
                            ResourceHelper.fromString(
                                    "snippet." + snippet.language(), snippet.text()));
        }
        context.start();
    }

    private void startPlatformHttp() throws Exception {
        VertxPlatformHttpServerConfiguration configuration =
                new VertxPlatformHttpServerConfiguration();
        configuration.setBindHost("127.0.0.1");
        configuration.setBindPort(platformPort);
        context.addService(new VertxPlatformHttpServer(configuration));
    }

    /** It bears the name of a component that is on the class path, and is not wired as that one. */
    private static StubComponent stub() {
        StubComponent stub = new StubComponent();
        stub.setAutowiredEnabled(false);
        return stub;
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    /** Lets the component work with a provider that makes its images as tasks. */
    void useTasks() {
        useTasks("apiframe");
    }

    void useTasks(String provider) {
        SeedreamComponent seedream = context.getComponent("seedream", SeedreamComponent.class);
        seedream.getConfiguration().setProvider(provider);
        seedream.getConfiguration().setBaseUrl(simulator.baseUrl(provider));
        seedream.getConfiguration().setPollInitialDelay(20);
        seedream.getConfiguration().setPollDelay(20);
    }

    Exchange send(String uri, Object body) {
        return template().request(uri, exchange -> exchange.getMessage().setBody(body));
    }

    ProducerTemplate template() {
        return context.createProducerTemplate();
    }

    /** A real image. */
    byte[] image() {
        context.start();
        byte[] bytes =
                template().requestBody("seedream:generate?size=64x48", "a fox", byte[].class);
        simulator.clear();
        return bytes;
    }

    /** What arrived at a stub. */
    List<Exchange> arrivedAt(String uriStart) {
        return context.getEndpoints().stream()
                .filter(endpoint -> endpoint.getEndpointUri().startsWith(uriStart))
                .flatMap(endpoint -> ((BrowsableEndpoint) endpoint).getExchanges().stream())
                .toList();
    }

    /** The files of a directory that are there in full. */
    List<Path> files(String name) throws IOException {
        Path folder = directory.resolve(name);
        if (Files.notExists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @Override
    public void close() throws IOException {
        context.close();
        web.stop(0);
        simulator.close();
    }
}
