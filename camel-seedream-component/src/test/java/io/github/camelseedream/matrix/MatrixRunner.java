package io.github.camelseedream.matrix;

import io.github.camelseedream.SeedreamComponent;
import io.github.camelseedream.result.TaskHandle;
import io.github.camelseedream.simulator.SeedreamSimulator;
import io.github.camelseedream.simulator.fault.Fault;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * Lets one thing go wrong, with three redeliveries of Camel around it. Many run side by side: each
 * has a simulator and a key to itself, so that neither the faults nor the limits of one meet
 * another.
 */
final class MatrixRunner implements AutoCloseable {

    static final String PROMPT = "a coin";

    private static final String QUESTIONS = "s/";
    private static final String DOWNLOADS = "/media/";

    private final CamelContext context = new DefaultCamelContext();
    private final ProducerTemplate template = context.createProducerTemplate();
    private final BlockingQueue<SeedreamSimulator> free = new LinkedBlockingQueue<>();
    private final AtomicInteger keys = new AtomicInteger();
    private final ServerSocket silent = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
    private final int closed;

    MatrixRunner(int places) throws Exception {
        for (int i = 0; i < places; i++) {
            free.add(SeedreamSimulator.start());
        }
        try (ServerSocket port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = port.getLocalPort();
        }
        context.addRoutes(
                new RouteBuilder() {
                    @Override
                    public void configure() {
                        onException(Exception.class)
                                .maximumRedeliveries(3)
                                .redeliveryDelay(10)
                                .logExhausted(false);
                        from("direct:run").toD("${variable.uri}");
                    }
                });
        context.getComponent("seedream", SeedreamComponent.class).setMaxImageBytes(5_000_000);
        context.start();
        template.start();
    }

    /** A simulator that nobody else uses, as good as new. */
    SeedreamSimulator take() throws InterruptedException {
        SeedreamSimulator simulator = free.take();
        simulator.clear();
        simulator.tasks().duration(Duration.ofMillis(1));
        return simulator;
    }

    void giveBack(SeedreamSimulator simulator) {
        free.add(simulator);
    }

    /**
     * What a route is left with.
     *
     * @param fault null for what no fault of the simulator does
     */
    Exchange run(Cell cell, Fault fault, SeedreamSimulator simulator) throws IOException {
        CellOptions options = new CellOptions(cell, simulator, "key-" + keys.incrementAndGet());
        return switch (cell.phase()) {
            case CONNECT -> send(options.at(unreachable(cell, simulator)).uri("generate"), PROMPT);
            case SEND, WAIT, READ -> {
                simulator.fault(repeated(fault).whenPromptContains(PROMPT));
                yield send(options.uri("generate"), PROMPT);
            }
            case POLL -> poll(cell, fault, options, simulator);
            case CANCEL -> cancel(cell, fault, options, simulator);
            case DOWNLOAD -> {
                simulator.fault(download(cell, fault, simulator).onPath(DOWNLOADS));
                yield send(options.uri("generate"), PROMPT);
            }
            case UPLOAD -> upload(cell, fault, options, simulator);
            case WEBHOOK -> webhook(cell, fault, options, simulator);
        };
    }

    private Exchange poll(
            Cell cell, Fault fault, CellOptions options, SeedreamSimulator simulator) {
        if (fault == null) {
            TaskHandle task = submitted(options);
            return send(options.at(unreachable(cell, simulator)).uri("await"), task);
        }
        simulator.fault(repeated(fault).onMethod("GET").onPath(QUESTIONS));
        return send(options.uri("generate"), PROMPT);
    }

    /** A task that is still waited for at the timeout. */
    private Exchange cancel(
            Cell cell, Fault fault, CellOptions options, SeedreamSimulator simulator) {
        simulator.tasks().duration(Duration.ofHours(1));
        if (fault == null) {
            return poll(cell, null, options, simulator);
        }
        simulator.fault(repeated(fault).onPath("/cancel"));
        return send(options.uri("generate"), PROMPT);
    }

    private TaskHandle submitted(CellOptions options) {
        return send(options.uri("submit"), PROMPT).getMessage().getBody(TaskHandle.class);
    }

    private Fault download(Cell cell, Fault fault, SeedreamSimulator simulator) {
        return repeated(
                fault == null
                        ? Fault.redirect(unreachable(cell, simulator) + "/image.png")
                        : fault);
    }

    private Exchange upload(
            Cell cell, Fault fault, CellOptions options, SeedreamSimulator simulator)
            throws IOException {
        CellOptions used = options;
        if (fault == null) {
            used = options.at(unreachable(cell, simulator));
        } else {
            simulator.fault(repeated(fault).onPath(uploads(cell)));
        }
        return send(used.uri("edit") + "&prompt=" + PROMPT.replace(' ', '+'), image());
    }

    private static String uploads(Cell cell) {
        return switch (cell.provider()) {
            case "replicate" -> "/files";
            case "fal" -> "/upload";
            default -> "/uploads";
        };
    }

    private Exchange webhook(
            Cell cell, Fault fault, CellOptions options, SeedreamSimulator simulator)
            throws IOException {
        String id = submitted(options).getParts().get(0).ids().get(0);
        Delivery delivery = Delivery.of(cell.provider(), id);
        if (fault == null) {
            return deliver(cell, options.at(unreachable(cell, simulator)), delivery);
        }
        boolean isTheDelivery =
                List.of("apiframe", "fal").contains(cell.provider())
                        || cell.ending().equals(OutcomeTable.NOT_BELIEVED);
        if (isTheDelivery) {
            return deliver(cell, options, delivery.spoilt(cell.trouble(), fault));
        }
        simulator.fault(repeated(fault).onMethod("GET").onPath(QUESTIONS));
        return deliver(cell, options, delivery);
    }

    private Exchange deliver(Cell cell, CellOptions options, Delivery delivery) {
        return send(
                options.uri("webhook"),
                delivery.body(),
                delivery.headers(cell.provider(), options.key()));
    }

    private Exchange send(String uri, Object body) {
        return send(uri, body, Map.of());
    }

    private Exchange send(String uri, Object body, Map<String, Object> headers) {
        return template.request(
                "direct:run",
                exchange -> {
                    exchange.setVariable("uri", uri);
                    exchange.getMessage().setBody(body);
                    headers.forEach(exchange.getMessage()::setHeader);
                });
    }

    private static Fault repeated(Fault fault) {
        return fault.script().has("times") ? fault : fault.always();
    }

    /** Where no connection can be made: the simulator speaks no TLS. */
    private String unreachable(Cell cell, SeedreamSimulator simulator) {
        return switch (cell.trouble()) {
            case TLS -> simulator.url().replace("http:", "https:");
            case STALL -> "https://127.0.0.1:" + silent.getLocalPort();
            default -> "http://127.0.0.1:" + closed;
        };
    }

    private static byte[] image() throws IOException {
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "png", png);
        return png.toByteArray();
    }

    @Override
    public void close() throws Exception {
        template.stop();
        context.close();
        free.forEach(SeedreamSimulator::close);
        silent.close();
    }
}
