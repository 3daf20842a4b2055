package io.github.camelseedream.example.gateway;

import io.github.camelseedream.error.CapacityExceededException;
import io.github.camelseedream.result.CallContext;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every request meets before Camel: whether there is such a URL, whether the caller has a key,
 * and whether a permit is free. Nothing of a body is read here, and a caller that is refused holds
 * no thread. Safe for use by several threads.
 */
final class FrontHandler extends Handler.Wrapper {

    static final String FILES = "/files/";
    static final String MODELS = "/v1/models";
    static final String GENERATIONS = "/v1/images/generations";
    static final String EDITS = "/v1/images/edits";
    private static final String HEALTH = "/health";

    /** Of a caller that has no key, this much is read and forgotten, so that it sees its answer. */
    private static final long MAX_DRAINED = 64 * 1024;

    private static final Set<String> GET = Set.of("GET", "HEAD");
    private static final Map<String, Set<String>> METHODS =
            Map.of(
                    GENERATIONS,
                    Set.of("POST"),
                    EDITS,
                    Set.of("POST"),
                    MODELS,
                    GET,
                    MODELS + "/",
                    GET,
                    FILES,
                    GET,
                    HEALTH,
                    GET);

    private static final byte[] UP = "{\"status\":\"UP\"}".getBytes(StandardCharsets.US_ASCII);

    private static final Logger LOG = LoggerFactory.getLogger(FrontHandler.class);

    private final Access access;
    private final long maxBodyBytes;
    private final int maxRequests;
    private final Semaphore images;
    private final Semaphore files;

    FrontHandler(GatewayOptions options) {
        access = new Access(options.keys(), options.origins());
        maxBodyBytes = options.number("maxBodyBytes");
        maxRequests = (int) options.number("maxRequests");
        images = new Semaphore(maxRequests);
        files = new Semaphore(maxRequests);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        Call call = new Call(request, response, callback, MAX_DRAINED);
        access.allowOrigin(request, response.getHeaders());
        try {
            String path = known(request);
            if (request.getMethod().equals("OPTIONS")) {
                access.preflight(request, response.getHeaders());
                answer(response, call, 204, new byte[0]);
                return true;
            }
            requireMethod(path, request, response);
            if (path.equals(HEALTH)) {
                response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
                answer(response, call, 200, UP);
            } else {
                pass(path, request, call);
            }
        } catch (OpenAiException | CapacityExceededException e) {
            refuse(response, call, OpenAiException.of(e));
        } catch (Throwable e) {
            // an Error too: the permit and the answer must not be lost with it
            LOG.error("failed", e);
            refuse(response, call, OpenAiException.of(e));
        }
        return true;
    }

    private void pass(String path, Request request, Call call) throws Exception {
        if (!path.equals(FILES)) {
            access.requireKey(request);
            refuseQuery(request);
            call.mayDrain(maxBodyBytes);
        }
        Semaphore permits = permits(path);
        if (permits != null && !call.acquire(permits)) {
            throw new CapacityExceededException(
                    CallContext.NONE,
                    "The gateway is full: "
                            + maxRequests
                            + " requests are under way. Nothing was sent; try again later");
        }
        if (!getHandler().handle(request, call.watched(), call)) {
            throw new IllegalStateException("no route for " + path);
        }
    }

    /** The path of the table that the request is for. */
    private static String known(Request request) {
        String path = Request.getPathInContext(request);
        return METHODS.keySet().stream()
                .filter(each -> each.endsWith("/") ? path.startsWith(each) : path.equals(each))
                .findFirst()
                .orElseThrow(
                        () ->
                                new OpenAiException(
                                        ErrorCode.UNKNOWN_URL,
                                        null,
                                        "There is no "
                                                + request.getMethod()
                                                + " "
                                                + path
                                                + ". There are: POST "
                                                + GENERATIONS
                                                + ", POST "
                                                + EDITS
                                                + ", GET "
                                                + MODELS
                                                + ", GET "
                                                + MODELS
                                                + "/{id}"));
    }

    private static void requireMethod(String path, Request request, Response response) {
        Set<String> methods = METHODS.get(path);
        if (methods.contains(request.getMethod())) {
            return;
        }
        String accepted = String.join(", ", methods.stream().sorted().toList());
        response.getHeaders().put(HttpHeader.ALLOW, accepted);
        throw new OpenAiException(
                ErrorCode.METHOD_NOT_ALLOWED,
                null,
                "Not allowed to "
                        + request.getMethod()
                        + " on "
                        + path
                        + ". Accepted: "
                        + accepted);
    }

    /** One such as {@code dryRun=true} must never be ignored: the image would be paid for. */
    private static void refuseQuery(Request request) {
        String query = request.getHttpURI().getQuery();
        if (query != null && !query.isEmpty()) {
            String name = OpenAiFields.shortened(query.replaceFirst("[=&].*", ""));
            throw new OpenAiException(
                    ErrorCode.UNKNOWN_PARAMETER,
                    name,
                    "The query parameter "
                            + name
                            + " is not known here. Leave it out; fields go into the body");
        }
    }

    /** Those that hold a thread while they send or receive are bounded in number. */
    private Semaphore permits(String path) {
        return switch (path) {
            case GENERATIONS, EDITS -> images;
            case FILES -> files;
            default -> null;
        };
    }

    private static void refuse(Response response, Call call, OpenAiException refused) {
        if (response.isCommitted()) {
            call.failed(refused);
            return;
        }
        refused.headers().forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.CONNECTION, "close");
        answer(response, call, refused.code().status(), refused.json());
    }

    private static void answer(Response response, Call call, int status, byte[] body) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
        response.write(true, ByteBuffer.wrap(body), call);
    }
}
