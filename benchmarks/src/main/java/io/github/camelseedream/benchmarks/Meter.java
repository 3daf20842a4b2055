package io.github.camelseedream.benchmarks;

import java.lang.management.ManagementFactory;

/** What this process has used so far. */
final class Meter {

    private static final com.sun.management.OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
    private static final com.sun.management.ThreadMXBean THREADS =
            ManagementFactory.getPlatformMXBean(com.sun.management.ThreadMXBean.class);

    private Meter() {}

    /** Of the whole process: compiler and collector, too. */
    static long cpuNanos() {
        return PROCESS.getProcessCpuTime();
    }

    /** Over all threads; those that have ended, or begun, in between are not complete. */
    static long allocatedBytes() {
        long sum = 0;
        for (long bytes : THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds())) {
            sum += Math.max(0, bytes);
        }
        return sum;
    }
}
