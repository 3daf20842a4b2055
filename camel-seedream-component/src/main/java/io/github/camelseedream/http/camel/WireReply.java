package io.github.camelseedream.http.camel;

import io.github.camelseedream.http.Deadline;
import io.github.camelseedream.http.HttpReply;
import java.io.IOException;
import java.io.InputStream;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;

/** A response whose connection is still leased. */
final class WireReply implements HttpReply {

    private final OutgoingRequest request;
    private final ClassicHttpResponse response;
    private final Deadline deadline;
    private final Deadline.Activity activity;
    private final String arrival =
            DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
    private InputStream wire;
    private ReplyStream body;

    WireReply(
            OutgoingRequest request,
            ClassicHttpResponse response,
            Deadline deadline,
            Deadline.Activity activity) {
        this.request = request;
        this.response = response;
        this.deadline = deadline;
        this.activity = activity;
    }

    @Override
    public int status() {
        return response.getCode();
    }

    @Override
    public Optional<String> header(String name) {
        return Optional.ofNullable(response.getFirstHeader(name))
                .map(Header::getValue)
                .or(() -> name.equalsIgnoreCase("Date") ? Optional.of(arrival) : Optional.empty());
    }

    @Override
    public InputStream body() throws IOException {
        if (body == null) {
            HttpEntity entity = response.getEntity();
            InputStream content = entity == null ? null : entity.getContent();
            wire = content == null ? InputStream.nullInputStream() : content;
            body = new ReplyStream(wire, entity == null ? 0 : entity.getContentLength(), deadline);
        }
        return body;
    }

    @Override
    public String withoutKey(String text) {
        return request.withoutKey(text);
    }

    @Override
    public void close() {
        try {
            if (isFullyRead()) {
                if (wire != null) {
                    wire.close();
                }
            } else {
                // closing alone would first read the rest, however long
                request.abort();
            }
            response.close();
        } catch (IOException | RuntimeException ignored) {
            // the connection is gone either way
        } finally {
            activity.close();
        }
    }

    private boolean isFullyRead() {
        HttpEntity entity = response.getEntity();
        return entity == null || entity.getContentLength() == 0 || (body != null && body.isAtEnd());
    }

    @Override
    public String toString() {
        return request.getMethod() + " " + request.target() + ": " + status();
    }
}
