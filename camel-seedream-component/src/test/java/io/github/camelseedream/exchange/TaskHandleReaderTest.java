package io.github.camelseedream.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.camelseedream.error.InvalidRequestException;
import io.github.camelseedream.result.TaskHandle;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a handle from outside may hold; all of it was found by fuzzing. */
class TaskHandleReaderTest {

    private static final String HANDLE =
            "{'provider':'p','model':'m','mode':'independent',"
                    + "'submittedAt':'2026-11-21T10:00:00Z',"
                    + "'parts':[{'index':1,'count':1,'ids':['a']}],"
                    + "'output':{'format':null,'compression':null},"
                    + "'failures':[],'adjustments':[],'attributes':{}}";

    private final DefaultCamelContext context = new DefaultCamelContext();

    @BeforeEach
    void start() {
        context.start();
    }

    @AfterEach
    void stop() {
        context.stop();
    }

    /** The route that submitted may well have put a null there. */
    @Test
    void anAttributeMayBeNull() {
        TaskHandle task = read(HANDLE.replace("'attributes':{}", "'attributes':{'order':null}"));

        assertThat(task.getAttributes()).containsOnlyKeys("order").containsValue(null);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            textBlock =
                    """
                    'count':1             | 'count':2147483647        | it has no count from 1 to 100
                    'count':1             | 'count':1e30              | it has no count from 1 to 100
                    'index':1             | 'index':-1                | it has no index from 1 to 100
                    'ids':['a']           | 'ids':[null]              | what is in its ids is not what submit gave
                    'ids':['a']           | 'ids':[]                  | it has 0 ids
                    'failures':[]         | 'failures':[null]         | what is in its failures is not what submit gave
                    'adjustments':[]      | 'adjustments':[null]      | what is in its adjustments is not what submit gave
                    'format':null         | 'format':7                | its output has a format that is not known
                    '2026-11-21T10:00:00Z'| 'soon'                    | its submittedAt is no time in ISO-8601
                    """)
    void whatSubmitNeverGaveIsRefused(String given, String forged, String why) {
        assertThatThrownBy(() -> read(HANDLE.replace(given, forged)))
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessageContaining("task (body) is no handle: " + why + ". Accepted: ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rubbish", "[1]", "7", "null", "https://example.org/x"})
    void whatIsNoObjectIsRefusedInPlainWords(String body) {
        assertThatThrownBy(() -> read(body))
                .isExactlyInstanceOf(InvalidRequestException.class)
                .hasMessage(
                        "Nothing was sent; the request is not valid:\n  - task (body) is no handle: it"
                                + " is no JSON object. Accepted: a TaskHandle, or the JSON that"
                                + " seedream:submit gave as text");
    }

    private TaskHandle read(String handle) {
        Message message = new DefaultExchange(context).getMessage();
        message.setBody(handle.replace('\'', '"'));
        return TaskHandleReader.of(message);
    }
}
