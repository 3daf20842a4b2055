package io.github.camelseedream.simulator.apiframe;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.camelseedream.simulator.http.Call;
import io.github.camelseedream.simulator.http.Json;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** One page of jobs, the newest first, as the query of a call asks for it. */
final class JobList {

    private static final int DEFAULT_LIMIT = 20;
    private static final int MAX = 100;
    private static final Set<String> STATUSES =
            Set.of("QUEUED", "PROCESSING", "COMPLETED", "FAILED", "CANCELLED");

    private final Call call;

    JobList(Call call) {
        this.call = call;
        if (!STATUSES.contains(query("status", "QUEUED"))) {
            throw ApiframeRefusal.of(400, "Invalid status");
        }
    }

    /** Whether the jobs of all keys are asked for. */
    boolean isTeam() {
        String scope = query("scope", "user");
        if (!Set.of("user", "team").contains(scope)) {
            throw ApiframeRefusal.of(400, "Invalid scope");
        }
        return scope.equals("team");
    }

    ObjectNode page(List<ApiframeJob> jobs, Instant now) {
        List<ApiframeJob> wanted = jobs.stream().filter(this::isWanted).toList();
        int from = start(wanted);
        int to = Math.min(wanted.size(), from + limit());
        boolean hasMore = to < wanted.size();
        ObjectNode page = Json.object();
        ArrayNode list = page.putArray("jobs");
        wanted.subList(from, to).forEach(job -> list.add(job.summary(now)));
        page.put("nextCursor", hasMore ? wanted.get(to - 1).id() : null).put("hasMore", hasMore);
        if (query("include_models", "false").equals("true")) {
            page.set(
                    "models",
                    Json.value(jobs.stream().map(ApiframeJob::model).distinct().toList()));
        }
        return page;
    }

    private boolean isWanted(ApiframeJob job) {
        return job.status().equals(query("status", job.status()))
                && job.model().equals(query("model", job.model()))
                && job.id().equals(query("search", job.id()));
    }

    /** The cursor is the last job of the page before. */
    private int start(List<ApiframeJob> wanted) {
        String cursor = query("cursor", "");
        return cursor.isEmpty()
                ? 0
                : 1 + wanted.stream().map(ApiframeJob::id).toList().indexOf(cursor);
    }

    private int limit() {
        String asked = query("limit", Integer.toString(DEFAULT_LIMIT));
        int limit = asked.matches("\\d{1,3}") ? Integer.parseInt(asked) : 0;
        if (limit < 1 || limit > MAX) {
            throw ApiframeRefusal.of(400, "Invalid limit: expected 1 to " + MAX);
        }
        return limit;
    }

    private String query(String name, String otherwise) {
        return call.queryValue(name).orElse(otherwise);
    }
}
