package io.github.camelseedream.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A {@link ProviderServer} in a process of its own, so that its work is not counted as ours. */
final class ProviderProcess implements AutoCloseable {

    private final Process process;
    private final String address;

    private ProviderProcess(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** Starts it; large answers hold an image of about that many bytes. */
    static ProviderProcess start(int imageBytes) throws IOException {
        Process process =
                new ChildJvm(ProviderServer.class, List.of("-Xmx512m"), String.valueOf(imageBytes))
                        .start(ProcessBuilder.Redirect.PIPE);
        BufferedReader out =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String address = out.readLine();
        if (address == null) {
            throw new IOException("the server did not start");
        }
        return new ProviderProcess(process, address);
    }

    /** Answers at once, with the address of an image. */
    String fast() {
        return address + "/fast/v1";
    }

    /** The same after a second. */
    String slow() {
        return address + "/slow/v1";
    }

    /** Takes tasks; half of them end before that many milliseconds. */
    String tasks(int medianMillis) {
        return address + "/tasks/" + medianMillis;
    }

    /** Answers with a large image as base64. */
    String large() {
        return address + "/large/v1";
    }

    /** The same image as a file. */
    String image() {
        return address + "/image.png";
    }

    /** It ends when its standard input does. */
    @Override
    public void close() throws IOException, InterruptedException {
        process.getOutputStream().close();
        process.waitFor();
    }
}
