package io.github.camelseedream.generate;

import io.github.camelseedream.result.PictureStore;
import jakarta.validation.Validator;

/**
 * What all requests of a component share.
 *
 * @param validator checks the constraints of a request
 * @param store keeps the pictures
 * @param gate bounds the calls on the wire
 * @param conversions bounds the pictures that are decoded
 */
public record Rooms(Validator validator, PictureStore store, CallGate gate, CallGate conversions) {}
