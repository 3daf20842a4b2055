package io.github.camelseedream.example.watch.folder;

import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;

/** Follows the polls of the inbox, and says when there is nothing left to do. */
public final class PollWatch extends DefaultPollingConsumerPollStrategy {

    private final SettledFiles settled;
    private final Places places;
    private final int mostPerPoll;
    private final Runnable whenIdle;

    /**
     * @param mostPerPoll how many files one poll hands over
     * @param whenIdle called after each poll that found nothing to do, and nothing under way
     */
    public PollWatch(SettledFiles settled, Places places, int mostPerPoll, Runnable whenIdle) {
        this.settled = settled;
        this.places = places;
        this.mostPerPoll = mostPerPoll;
        this.whenIdle = whenIdle;
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        settled.beginPoll();
        return true;
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        settled.endPoll(polledMessages < mostPerPoll);
        if (polledMessages == 0 && settled.isIdle() && places.taken() == 0) {
            whenIdle.run();
        }
    }
}
