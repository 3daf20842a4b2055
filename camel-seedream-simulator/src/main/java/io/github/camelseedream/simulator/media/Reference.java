package io.github.camelseedream.simulator.media;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A reference image as a request names it. */
public sealed interface Reference {

    /** Inspects it as the provider would; the simulator itself is reached at this origin. */
    CompletableFuture<ReferenceInspection> inspect(ReferenceInspector inspector, String ownOrigin);

    /** An address on the web or a data URI of an image; empty for anything else. */
    static Optional<Reference> of(String text) {
        Optional<Reference> inline = Inline.of(text);
        return inline.isPresent() ? inline : Remote.of(text).map(Function.identity());
    }

    /** All of them, inspected at the same time. */
    static CompletableFuture<List<ReferenceInspection>> inspect(
            List<Reference> references, ReferenceInspector inspector, String ownOrigin) {
        List<CompletableFuture<ReferenceInspection>> inspections =
                references.stream()
                        .map(reference -> reference.inspect(inspector, ownOrigin))
                        .toList();
        return CompletableFuture.allOf(inspections.toArray(CompletableFuture[]::new))
                .thenApply(done -> inspections.stream().map(CompletableFuture::join).toList());
    }

    /** Behind an address. */
    record Remote(URI url) implements Reference {

        /** An address on the web; empty for anything else. */
        public static Optional<Remote> of(String text) {
            try {
                URI url = new URI(text);
                boolean isWeb = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
                return isWeb && url.getHost() != null
                        ? Optional.of(new Remote(url))
                        : Optional.empty();
            } catch (URISyntaxException e) {
                return Optional.empty();
            }
        }

        @Override
        public CompletableFuture<ReferenceInspection> inspect(
                ReferenceInspector inspector, String ownOrigin) {
            return inspector
                    .inspect(List.of(url), ownOrigin)
                    .thenApply(inspections -> inspections.get(0));
        }
    }

    /**
     * In the request itself, as a data URI.
     *
     * @param subtype as it was written, for example {@code png}
     */
    record Inline(String subtype, byte[] file) implements Reference {

        private static final Pattern DATA = Pattern.compile("data:image/([\\w.+-]+);base64,");

        static Optional<Reference> of(String text) {
            Matcher head = DATA.matcher(text);
            try {
                return head.lookingAt()
                        ? Optional.of(
                                new Inline(
                                        head.group(1),
                                        Base64.getDecoder().decode(text.substring(head.end()))))
                        : Optional.empty();
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
        }

        @Override
        public CompletableFuture<ReferenceInspection> inspect(
                ReferenceInspector inspector, String ownOrigin) {
            return CompletableFuture.completedFuture(inspector.inspect(file));
        }
    }
}
