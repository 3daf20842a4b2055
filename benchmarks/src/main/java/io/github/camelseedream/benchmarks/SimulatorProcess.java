package io.github.camelseedream.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.camelseedream.simulator.SeedreamSimulator;
import io.github.camelseedream.simulator.SimulatorOptions;
import io.github.camelseedream.simulator.fault.Fault;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The simulator in a process of its own, spoken to over its control paths. One thread. */
final class SimulatorProcess implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Set<String> REFUNDED = Set.of("FAILED", "CANCELLED");

    private final Process process;
    private final String url;
    private final JsonNode baseUrls;

    private SimulatorProcess(Process process, String url) throws IOException {
        this.process = process;
        this.url = url;
        this.baseUrls = call("GET", "/", null).path("baseUrls");
    }

    /** What runs in the process: a simulator, until standard input ends. */
    public static void main(String[] args) throws IOException {
        SimulatorOptions options = SimulatorOptions.defaults().withKeptRequests(100_000);
        try (SeedreamSimulator simulator = SeedreamSimulator.start(options)) {
            System.out.println(simulator.url());
            System.in.transferTo(OutputStream.nullOutputStream());
        }
    }

    static SimulatorProcess start() throws IOException {
        Process process =
                new ChildJvm(SimulatorProcess.class, List.of("-Xmx512m"), "")
                        .start(ProcessBuilder.Redirect.PIPE);
        BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String url = out.readLine();
        if (url == null) {
            throw new IOException("the simulator did not start");
        }
        return new SimulatorProcess(process, url);
    }

    String baseUrl(String provider) {
        return baseUrls.path(provider).asText();
    }

    /** Only these faults are to come, and nothing is remembered. */
    void reset(List<Fault> faults, int taskMillis) throws IOException {
        for (String memory : List.of("faults", "requests", "tasks")) {
            call("DELETE", "/_sim/" + memory, null);
        }
        call("POST", "/_sim/tasks", Map.of("millis", taskMillis));
        call("POST", "/_sim/faults", faults.stream().map(Fault::script).toList());
    }

    /**
     * How often the request with each prompt was billed since the last reset. A task that came to
     * nothing is not.
     */
    Map<String, Integer> bills() throws IOException {
        Map<String, Integer> bills = new TreeMap<>();
        for (JsonNode request : call("GET", "/_sim/requests", null)) {
            if (request.path("accepted").asBoolean()) {
                bills.merge(prompt(request.path("json")), 1, Integer::sum);
            }
        }
        for (JsonNode task : call("GET", "/_sim/tasks", null).path("tasks")) {
            if (REFUNDED.contains(task.path("status").asText())) {
                bills.merge(prompt(task.path("request")), -1, Integer::sum);
            }
        }
        return bills;
    }

    private static String prompt(JsonNode request) {
        return request.path("prompt").asText();
    }

    private JsonNode call(String method, String path, Object body) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(url + path).toURL().openConnection();
        connection.setRequestProperty("Accept", "application/json");
        connection.setRequestMethod(method);
        if (body != null) {
            connection.setDoOutput(true);
            try (OutputStream out = connection.getOutputStream()) {
                JSON.writeValue(out, body);
            }
        }
        if (connection.getResponseCode() >= 300) {
            throw new IOException(method + " " + path + ": " + connection.getResponseCode());
        }
        return JSON.readTree(connection.getInputStream());
    }

    /** It ends when its standard input does. */
    @Override
    public void close() throws IOException, InterruptedException {
        process.getOutputStream().close();
        process.waitFor();
    }
}
