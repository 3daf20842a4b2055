package io.github.camelseedream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.zip.GZIPOutputStream;

/** A provider that sends each event of a set when it is told to, so that no test has to wait. */
final class HeldEvents implements AutoCloseable {

    /** How the images come. */
    enum Form {
        BASE64,
        GZIP,
        URL
    }

    private static final String TYPE = "image_generation.";

    private final Form form;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
    private final byte[] image = SampleImages.png(64, 64);
    private int sent;

    HeldEvents(Form form) throws IOException {
        this.form = form;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/images/generations", this::stream);
        server.createContext("/image.png", this::image);
        server.start();
    }

    String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** How many images have been sent. */
    int sent() {
        return sent;
    }

    void sendImage() {
        String field =
                form == Form.URL
                        ? "\"url\":\"" + baseUrl() + "/image.png?" + sent
                        : "\"b64_json\":\"" + Base64.getEncoder().encodeToString(image);
        events.add(event("partial_succeeded", "\"image_index\":" + sent + "," + field + '"'));
        sent++;
    }

    void complete() {
        events.add(event("completed", "\"usage\":{\"generated_images\":" + sent + "}"));
    }

    private static String event(String kind, String fields) {
        String type = TYPE + kind;
        return "event: " + type + "\ndata: {\"type\":\"" + type + "\"," + fields + "}\n\n";
    }

    private void stream(HttpExchange call) throws IOException {
        call.getRequestBody().readAllBytes();
        call.getResponseHeaders().add("Content-Type", "text/event-stream");
        if (form == Form.GZIP) {
            call.getResponseHeaders().add("Content-Encoding", "gzip");
        }
        call.sendResponseHeaders(200, 0);
        OutputStream raw = call.getResponseBody();
        try (OutputStream body = form == Form.GZIP ? new GZIPOutputStream(raw, true) : raw) {
            String event = "";
            while (!event.contains(TYPE + "completed")) {
                event = events.take();
                body.write(event.getBytes(StandardCharsets.UTF_8));
                body.flush();
            }
        } catch (InterruptedException e) {
            // the test is over
            Thread.currentThread().interrupt();
        }
    }

    private void image(HttpExchange call) throws IOException {
        call.getResponseHeaders().add("Content-Type", "image/png");
        call.sendResponseHeaders(200, image.length);
        try (OutputStream body = call.getResponseBody()) {
            body.write(image);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
