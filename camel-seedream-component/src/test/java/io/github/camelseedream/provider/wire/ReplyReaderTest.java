package io.github.camelseedream.provider.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.provider.Reply;
import io.github.camelseedream.result.CallContext;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a message repeats of a reply; all of it was found by fuzzing. */
class ReplyReaderTest {

    private static final CallContext CONTEXT = new CallContext("p", "", "");

    @Test
    void aCodeIsBoundedAndWithoutTheKeyLikeTheWordsBesideIt() throws IOException {
        String code = "my-key " + "x ".repeat(2000);

        assertThat(message("{\"error\":{\"code\":\"" + code + "\",\"message\":\"no\"}}"))
                .isEqualTo(
                        "p refused the call with status 400 xxxxxx "
                                + "x ".repeat(250).substring(0, 500 - "xxxxxx ".length())
                                + "...: no");
    }

    @Test
    void wordsMoveNoCursorAndEndNoLine() throws IOException {
        String words = "a\\u001b[31mb\\u2028c\\u0085d\\ne\\u0000";

        assertThat(message("{\"error\":\"" + words + "\"}"))
                .isEqualTo("p refused the call with status 400: a [31mb c d e");
    }

    @Test
    void theIdOfARequestIsBoundedAndOnOneLineToo() throws IOException {
        String id = "r\u001b[31m" + "1 ".repeat(9000) + " my-key";

        assertThat(ReplyReader.requestId(reply(id, Json.tree("{}")), "x-request-id"))
                .startsWith("r [31m1 ")
                .hasSize(503);
    }

    private static String message(String json) throws IOException {
        return ProviderErrors.failure(reply("", Json.tree(json)), CONTEXT, Map.of()).getMessage();
    }

    private static Reply reply(String header, JsonNode json) {
        return new Reply(
                400,
                name -> Optional.of(header),
                json,
                "",
                text -> text.replace("my-key", "xxxxxx"));
    }
}
