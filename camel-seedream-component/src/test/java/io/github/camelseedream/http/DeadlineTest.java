package io.github.camelseedream.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DeadlineTest {

    @Test
    void whatEndsItEarlyDoesNotMakeItsTimePass() {
        Deadline deadline = Deadline.after(Duration.ofHours(1));
        assertThat(deadline.isOver()).isFalse();

        deadline.expire("the Camel context is stopping");

        assertThat(deadline.isOver()).isTrue();
        assertThat(deadline.reason()).isEqualTo("the Camel context is stopping");
        assertThat(deadline.isTimeUp()).isFalse();
        assertThat(Deadline.after(Duration.ZERO).isTimeUp()).isTrue();
    }
}
