package io.github.camelseedream.simulator.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.simulator.http.Call;
import io.github.camelseedream.simulator.http.Content;
import io.github.camelseedream.simulator.http.FormPart;
import io.github.camelseedream.simulator.http.Json;
import io.github.camelseedream.simulator.http.Sha256;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.MultiPart;
import org.eclipse.jetty.http.MultiPartFormData;
import org.eclipse.jetty.io.Content.Source;
import org.eclipse.jetty.server.Request;

/** Turns a Jetty request into a {@link Call}, without blocking while the body arrives. */
final class CallReader {

    private static final int MAX_BODY = 256 * 1024 * 1024;
    private static final long MAX_FORM = 2L * 1024 * 1024 * 1024;
    private static final int IN_MEMORY = 64 * 1024;

    private static final HttpException.RuntimeException TOO_LARGE =
            new HttpException.RuntimeException(
                    413, "A body that is no form can have " + MAX_BODY + " bytes at the most");

    private CallReader() {}

    static CompletableFuture<Call> read(Request request, String path, PartReader partReader) {
        String type = Objects.toString(request.getHeaders().get("Content-Type"), "");
        CompletableFuture<Content> content =
                boundary(type)
                        .map(boundary -> form(request, boundary, partReader))
                        .orElseGet(() -> plain(request, type, partReader));
        return content.thenApply(body -> call(request, path, body));
    }

    /** The boundary of a form, if this is one and states it. */
    private static Optional<String> boundary(String type) {
        if (!type.startsWith("multipart/form-data")) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(MultiPart.extractBoundary(type));
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static CompletableFuture<Content> plain(
            Request request, String type, PartReader partReader) {
        if (request.getLength() > MAX_BODY) {
            return CompletableFuture.failedFuture(TOO_LARGE);
        }
        return Source.asByteArrayAsync(request, MAX_BODY)
                .handle(
                        (bytes, failure) ->
                                failure == null ? plain(bytes, type, partReader) : lost(failure));
    }

    private static Content plain(byte[] bytes, String type, PartReader partReader) {
        if (bytes.length == 0) {
            return Content.NONE;
        }
        JsonNode json = Json.tree(bytes);
        boolean isForm = json.isMissingNode() && type.startsWith(Call.URLENCODED);
        List<FormPart> parts = isForm ? UrlencodedForm.parts(bytes) : partReader.upload(bytes);
        return new Content(bytes.length, Sha256.of(bytes), json, parts);
    }

    /** Either too long, or cut off by the caller. */
    private static Content lost(Throwable failure) {
        throw failure instanceof IllegalStateException
                ? TOO_LARGE
                : new CompletionException(failure);
    }

    /** A form that cannot be read has no parts, so that the provider rejects it, not the server. */
    private static CompletableFuture<Content> form(
            Request request, String boundary, PartReader partReader) {
        MultiPartFormData.Parser parser = new MultiPartFormData.Parser(boundary);
        parser.setFilesDirectory(Path.of(System.getProperty("java.io.tmpdir")));
        parser.setMaxMemoryFileSize(IN_MEMORY);
        parser.setMaxLength(MAX_FORM);
        parser.setMaxFileSize(-1);
        return parser.parse(request)
                .thenApply(parts -> parts(parts, partReader))
                .exceptionally(unreadable -> Content.NONE);
    }

    private static Content parts(MultiPartFormData.Parts parts, PartReader partReader) {
        try (parts) {
            List<FormPart> read = new ArrayList<>();
            for (MultiPart.Part part : parts) {
                read.add(partReader.read(part));
            }
            return Content.form(read);
        }
    }

    private static Call call(Request request, String path, Content body) {
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (HttpField field : request.getHeaders()) {
            headers.computeIfAbsent(field.getName(), name -> new ArrayList<>())
                    .add(field.getValue());
        }
        String query = Objects.toString(request.getHttpURI().getQuery(), "");
        return new Call(request.getMethod(), path, query, headers, body);
    }
}
