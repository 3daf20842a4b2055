package io.github.camelseedream.example.durable;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/** A broker in a process of its own, which can be killed. */
final class BrokerProcess {

    private BrokerProcess() {}

    /**
     * @param arguments artemis or kafka, its folder, and where it listens
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[1]);
        if (arguments[0].equals("kafka")) {
            EmbeddedKafka.start(folder, arguments[2]);
        } else {
            EmbeddedArtemis.start(folder, "tcp://" + arguments[2]);
        }
        new CountDownLatch(1).await();
    }

    static Process start(String kind, Path folder, String address, File log) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx512m",
                        "-Dlog4j2.configurationFile=log4j2.properties",
                        "-cp",
                        JobRun.classPath(),
                        BrokerProcess.class.getName(),
                        kind,
                        folder.toString(),
                        address)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }
}
