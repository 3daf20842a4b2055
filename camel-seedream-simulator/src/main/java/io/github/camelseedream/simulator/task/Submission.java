package io.github.camelseedream.simulator.task;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.camelseedream.simulator.http.Json;

/**
 * Where a task comes from.
 *
 * @param provider the simulated provider's name
 * @param id as the provider writes it, unlike that of any other task
 * @param owner separates the tasks of one key from those of another; a digest, never the key
 * @param request the body that asked for it; of an image in it only the beginning is kept
 * @param mediaBase the address of the images' folder, with a slash at its end
 */
public record Submission(
        String provider, String id, String owner, JsonNode request, String mediaBase) {

    /** Long enough for a prompt and an address, too short for an image. */
    private static final int MAX_TEXT = 64 * 1024;

    public Submission {
        request = Json.withoutLongTexts(request, MAX_TEXT);
    }
}
