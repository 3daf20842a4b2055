package io.github.camelseedream.generate.call;

import io.github.camelseedream.http.Deadline;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The requests of a component that have not ended, whichever of its endpoints they came through: a
 * request outlives its endpoint, which may be stopped or dropped from Camel's cache meanwhile. Only
 * a stop of the component ends them early. Safe for use by several threads.
 *
 * @hidden
 */
public final class ActiveRequests {

    public static final String STOPPING = "the Camel context is stopping";

    private final Set<Deadline> requests = ConcurrentHashMap.newKeySet();
    private final Set<Deadline> waits = ConcurrentHashMap.newKeySet();
    private volatile boolean stopped;
    private volatile boolean waitsEnded;

    /**
     * A request begins.
     *
     * @return false if the component is stopped: it must not begin
     */
    boolean begin(Deadline request, Deadline wait) {
        requests.add(request);
        if (wait != request) {
            waits.add(wait);
            if (waitsEnded) {
                wait.expire(STOPPING);
            }
        }
        return !stopped;
    }

    void end(Deadline request, Deadline wait) {
        requests.remove(request);
        waits.remove(wait);
    }

    /** How many have not ended. */
    public int size() {
        return requests.size();
    }

    /**
     * Ends the wait for tasks: exchanges that wait fail with their handles, while their routes can
     * still store them. Calls that were sent are read to their end.
     */
    public void endWaits() {
        waitsEnded = true;
        waits.forEach(wait -> wait.expire(STOPPING));
    }

    /** Lets no request begin, and ends those that have; their exchanges fail. */
    public void stop() {
        stopped = true;
        requests.forEach(request -> request.expire(STOPPING));
    }
}
