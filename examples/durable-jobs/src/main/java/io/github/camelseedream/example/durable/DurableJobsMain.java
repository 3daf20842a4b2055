package io.github.camelseedream.example.durable;

import io.github.camelseedream.example.shared.CommandLine;
import io.github.camelseedream.example.shared.Shell;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the application from a shell. Options are system properties; see the README. */
public final class DurableJobsMain {

    private static final Logger LOG = LoggerFactory.getLogger(DurableJobsMain.class);

    private DurableJobsMain() {}

    /**
     * @param arguments where the folders are without {@code -Ddirectory}; by default {@code run}
     */
    public static void main(String[] arguments) throws Exception {
        System.setProperty("java.awt.headless", "true");
        try {
            JobOptions options = new JobOptions(Shell.options(arguments), System::getenv);
            options.refuseUnknown(CommandLine.ofProcess());
            new DurableJobs(options).run();
        } catch (IllegalArgumentException e) {
            LOG.error(e.getMessage());
            System.exit(2);
        }
    }
}
