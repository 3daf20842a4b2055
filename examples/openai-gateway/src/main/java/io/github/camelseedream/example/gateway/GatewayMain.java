package io.github.camelseedream.example.gateway;

import io.github.camelseedream.example.shared.CommandLine;
import java.time.Clock;
import org.apache.camel.RuntimeCamelException;

/** Starts the gateway from a shell. Options are system properties; see the README. */
public final class GatewayMain {

    private GatewayMain() {}

    public static void main(String[] arguments) throws Exception {
        System.setProperty("java.awt.headless", "true");
        GatewayOptions options =
                new GatewayOptions(System.getProperties(), CommandLine.ofProcess(), System::getenv);
        try (Gateway gateway = new Gateway(options, Clock.systemUTC())) {
            gateway.run(() -> greet(gateway, options));
        } catch (IllegalArgumentException | RuntimeCamelException e) {
            System.out.println(sentence(e));
            System.exit(2);
        }
    }

    /** What Camel says of an option of the component is said by its innermost exception. */
    private static String sentence(Throwable failure) {
        Throwable inner = failure;
        while (failure instanceof RuntimeCamelException && inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner.getMessage();
    }

    private static void greet(Gateway gateway, GatewayOptions options) {
        System.out.println(
                """
                OpenAI's image API at %1$s/v1 (Ctrl+C ends it)
                Images come from %2$s

                Try it:

                  curl -s %1$s/v1/images/generations \\
                    -H 'Authorization: Bearer %3$s' \\
                    -H 'Content-Type: application/json' \\
                    -d '{"model": "seedream-4.5", "prompt": "a lighthouse at dusk"}'

                In any OpenAI client: base URL %1$s/v1, API key %3$s
                """
                        .formatted(
                                gateway.url(),
                                gateway.title(),
                                options.isOpen() ? "simulator" : "YOUR_KEY"));
    }
}
