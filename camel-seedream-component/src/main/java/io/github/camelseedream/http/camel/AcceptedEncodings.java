package io.github.camelseedream.http.camel;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * A Content-Encoding without what is no coding, or was not asked for. Stores repeat there what an
 * image was uploaded with ({@code aws-chunked}, {@code utf-8}, {@code binary}); one version of
 * Apache HttpClient passes over that, another refuses the reply.
 */
final class AcceptedEncodings extends HttpEntityWrapper {

    /** What is read also where it was not asked for. */
    private static final List<String> ALWAYS_READ = List.of("gzip", "x-gzip", "deflate");

    private final String codings;

    private AcceptedEncodings(HttpEntity entity, String codings) {
        super(entity);
        this.codings = codings;
    }

    /** Leaves a response the codings that the request asked for. */
    static void keepIn(ClassicHttpResponse response, ClassicHttpRequest request) {
        HttpEntity entity = response.getEntity();
        if (entity == null || entity.getContentEncoding() == null) {
            return;
        }
        Set<String> asked = new HashSet<>(ALWAYS_READ);
        for (Header header : request.getHeaders(HttpHeaders.ACCEPT_ENCODING)) {
            codings(header.getValue())
                    .map(coding -> coding.split(";")[0].strip())
                    .forEach(asked::add);
        }
        List<String> kept = codings(entity.getContentEncoding()).filter(asked::contains).toList();
        String codings = kept.isEmpty() ? null : String.join(", ", kept);
        response.setEntity(new AcceptedEncodings(entity, codings));
        response.removeHeaders(HttpHeaders.CONTENT_ENCODING);
        if (codings != null) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, codings);
        }
    }

    private static Stream<String> codings(String header) {
        return Arrays.stream(header.toLowerCase(Locale.ROOT).split(",")).map(String::strip);
    }

    @Override
    public String getContentEncoding() {
        return codings;
    }
}
