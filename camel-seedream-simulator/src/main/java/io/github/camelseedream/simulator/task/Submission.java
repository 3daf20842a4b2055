package io.github.camelseedream.simulator.task;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How a task came to be.
 *
 * @param provider the simulated provider's name
 * @param id as the provider writes it, unlike that of any other task
 * @param owner tells the tasks of one key from those of another; a digest, never the key
 * @param request the body that asked for it
 * @param mediaBase the address of the pictures' folder, with a slash at its end
 */
public record Submission(
        String provider, String id, String owner, JsonNode request, String mediaBase) {}
