package io.github.camelseedream.example.watch.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.SeedreamConstants;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class ReasonTest {

    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    @Test
    void aFailureAfterTheImagesCameDidNotSayThatTheyArePaidFor() {
        exchange.setProperty(SeedreamConstants.RESULT_PROPERTY, "a result");
        exchange.setException(new IOException("no space left on device"));

        assertThat(Reason.of(exchange).text(null))
                .isEqualTo(
                        """
                        no space left on device

                        Paid: yes. Moved to the inbox again, it is paid again.\
                        """);
    }

    @Test
    void whatNobodyKnowsMayBePaidFor() {
        exchange.setException(new IllegalStateException());

        assertThat(Reason.of(exchange).text(null))
                .startsWith("It failed, and nothing says why: java.lang.IllegalStateException")
                .contains("Paid: perhaps");
    }
}
