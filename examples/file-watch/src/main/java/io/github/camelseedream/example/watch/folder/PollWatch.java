package io.github.camelseedream.example.watch.folder;

import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;

/** Follows the polls of the inbox, and says when there is nothing left to do. */
public final class PollWatch extends DefaultPollingConsumerPollStrategy {

    private final SettledFiles settled;
    private final Places places;
    private final int mostPerPoll;
    private final Leftovers leftovers;
    private final Runnable whenIdle;
    private boolean busy;

    /**
     * @param mostPerPoll how many files one poll hands over
     * @param whenIdle called after each poll that found nothing to do, and nothing under way
     */
    public PollWatch(
            SettledFiles settled,
            Places places,
            Leftovers leftovers,
            int mostPerPoll,
            Runnable whenIdle) {
        this.settled = settled;
        this.places = places;
        this.leftovers = leftovers;
        this.mostPerPoll = mostPerPoll;
        this.whenIdle = whenIdle;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        settled.beginPoll();
        busy = isBusy();
        return true;
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        settled.endPoll(polledMessages < mostPerPoll);
        // an input that ended meanwhile may have let another one of its name through
        if (polledMessages == 0 && settled.isIdle() && !busy && !isBusy()) {
            whenIdle.run();
        }
    }

    /** In this order: an input takes its place before it is none of the leftovers. */
    private boolean isBusy() {
        return !leftovers.isEmpty() || places.taken() > 0;
    }
}
