package io.github.camelseedream.example.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.camelseedream.SeedreamConstants;
import io.github.camelseedream.result.ImageResult;
import java.io.IOException;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;

class EndingTest {

    private final Exchange exchange = new DefaultExchange(new DefaultCamelContext());

    @Test
    void aFailureAfterTheImagesCameDidNotSayThatTheyArePaidFor() {
        exchange.setProperty(SeedreamConstants.RESULT_PROPERTY, ImageResult.builder().build());

        assertThat(Ending.reason(exchange, new IOException("no space left on device")).text())
                .isEqualTo(
                        """
                        no space left on device

                        Paid: yes. Moved to the inbox again, it is paid again.\
                        """);
    }

    @Test
    void whatNobodyKnowsMayBePaidFor() {
        assertThat(Ending.reason(exchange, new IllegalStateException()).text())
                .startsWith("It failed, and nothing says why: java.lang.IllegalStateException")
                .contains("Paid: perhaps");
    }
}
