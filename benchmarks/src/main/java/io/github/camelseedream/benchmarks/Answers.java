package io.github.camelseedream.benchmarks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The canned answers of the server, ready for the wire. */
final class Answers {

    private static final int SECOND = 1000;

    /** As Lumenfall answers, with or without base64. */
    private static final String JSON =
            "{\"id\":\"img_0123456789abcdef\",\"created\":1767225600,\"size\":\"2048x2048\","
                    + "\"output_format\":\"png\",\"data\":[{%s,"
                    + "\"revised_prompt\":\"a lighthouse at dusk, in fine detail\"}],"
                    + "\"metadata\":{\"model\":\"seedream-4.5\","
                    + "\"executed_model\":\"fal/seedream-4.5\",\"provider\":\"fal\","
                    + "\"provider_name\":\"fal.ai\",\"cost\":0.04,\"cost_currency\":\"USD\","
                    + "\"attempts\":[]}}";

    /** An answer and how long it takes. */
    record Answer(ByteBuffer bytes, int delayMillis) {}

    private final ByteBuffer small;
    private final ByteBuffer large;
    private final ByteBuffer image;
    private final TaskAnswers tasks = new TaskAnswers();

    private Answers(byte[] png) {
        small = json("\"url\":\"https://media.example/images/0123456789abcdef.png\"");
        large = json("\"b64_json\":\"" + Base64.getEncoder().encodeToString(png) + "\"");
        image = http("image/png", png);
    }

    static Answers with(int imageBytes) throws IOException {
        return new Answers(NoiseImage.png(imageBytes));
    }

    Answer to(String path) {
        if (path.startsWith("/slow/")) {
            return new Answer(small, SECOND);
        }
        if (path.startsWith("/tasks/")) {
            byte[] body = tasks.to(path).getBytes(StandardCharsets.US_ASCII);
            return new Answer(http("application/json", body), 0);
        }
        if (path.startsWith("/large/")) {
            return new Answer(large, 0);
        }
        return new Answer(path.equals("/image.png") ? image : small, 0);
    }

    private static ByteBuffer json(String image) {
        byte[] body = String.format(JSON, image).getBytes(StandardCharsets.US_ASCII);
        return http("application/json", body);
    }

    private static ByteBuffer http(String type, byte[] body) {
        byte[] head =
                ("HTTP/1.1 200 OK\r\nContent-Type: "
                                + type
                                + "\r\nX-Lumenfall-Request-Id: req_0123456789abcdef"
                                + "\r\nContent-Length: "
                                + body.length
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocateDirect(head.length + body.length).put(head).put(body).flip();
    }
}
