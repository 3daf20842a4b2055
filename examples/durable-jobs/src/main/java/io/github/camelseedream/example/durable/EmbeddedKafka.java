package io.github.camelseedream.example.durable;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.tools.StorageTool;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** A Kafka of one node in this program, with its topics; for trying, and for tests. Threadsafe. */
final class EmbeddedKafka implements AutoCloseable {

    private static final String LOOPBACK = "127.0.0.1";

    /** As many programs as have a consumer each. */
    private static final int PARTITIONS = 8;

    private final Server server;
    private final Admin admin;
    private final String address;

    private EmbeddedKafka(Server server, String address) {
        this.server = server;
        this.address = address;
        admin = Admin.create(Map.of("bootstrap.servers", address));
    }

    /**
     * Starts it with what an earlier run has left.
     *
     * @param folder holds its log
     * @param listen where other programs reach it, such as {@code 127.0.0.1:9092}; empty for any
     *     port of this machine
     */
    static EmbeddedKafka start(Path folder, String listen) throws Exception {
        String address = listen.isEmpty() ? LOOPBACK + ":" + freePort() : listen;
        Properties settings = settings(folder, address, LOOPBACK + ":" + freePort());
        format(folder, settings);
        Server server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
        server.startup();
        EmbeddedKafka kafka = new EmbeddedKafka(server, address);
        kafka.createTopics();
        return kafka;
    }

    private static void format(Path folder, Properties settings) throws IOException {
        if (Files.exists(folder.resolve("meta.properties"))) {
            return;
        }
        Files.createDirectories(folder);
        Path file = folder.resolve("server.properties");
        try (OutputStream out = Files.newOutputStream(file)) {
            settings.store(out, null);
        }
        String id = Uuid.randomUuid().toString();
        StorageTool.execute(
                new String[] {"format", "--cluster-id", id, "--config", file.toString()},
                new PrintStream(OutputStream.nullOutputStream()));
    }

    private static Properties settings(Path folder, String address, String controller) {
        Properties settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", "1");
        settings.put("controller.quorum.voters", "1@" + controller);
        settings.put("listeners", "PLAINTEXT://" + address + ",CONTROLLER://" + controller);
        settings.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("controller.listener.names", "CONTROLLER");
        settings.put("log.dirs", folder.toString());
        // there is no second node
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("group.min.session.timeout.ms", "1000");
        return settings;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LOOPBACK))) {
            return socket.getLocalPort();
        }
    }

    private void createTopics() throws ExecutionException, InterruptedException {
        var there = admin.listTopics().names().get();
        admin.createTopics(
                        Queues.ALL.stream()
                                .filter(topic -> !there.contains(topic))
                                .map(topic -> new NewTopic(topic, PARTITIONS, (short) 1))
                                .toList())
                .all()
                .get();
    }

    /** Where clients reach it. */
    String address() {
        return address;
    }

    /** How many records of a topic are not committed. */
    long count(String topic) {
        List<TopicPartition> partitions =
                IntStream.range(0, PARTITIONS)
                        .mapToObj(partition -> new TopicPartition(topic, partition))
                        .toList();
        try {
            Map<TopicPartition, OffsetAndMetadata> committed =
                    admin.listConsumerGroupOffsets(KafkaRoutes.GROUP)
                            .partitionsToOffsetAndMetadata()
                            .get();
            Map<TopicPartition, ListOffsetsResultInfo> ends =
                    admin.listOffsets(
                                    partitions.stream()
                                            .collect(
                                                    Collectors.toMap(
                                                            Function.identity(),
                                                            partition -> OffsetSpec.latest())))
                            .all()
                            .get();
            return partitions.stream()
                    .mapToLong(
                            partition ->
                                    ends.get(partition).offset()
                                            - Optional.ofNullable(committed.get(partition))
                                                    .map(OffsetAndMetadata::offset)
                                                    .orElse(0L))
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException("The broker inside does not tell what is open", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(e));
        }
    }

    @Override
    public void close() {
        admin.close();
        server.shutdown();
        server.awaitShutdown();
    }
}
