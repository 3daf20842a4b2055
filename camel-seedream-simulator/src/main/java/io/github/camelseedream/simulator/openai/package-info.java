/**
 * A gateway that speaks OpenAI's images API in front of Seedream models, as many do: generations,
 * edits with files, models, OpenAI's errors and events. Written from
 * https://platform.openai.com/docs/api-reference/images, read 2026-11.
 *
 * <p>Gateways differ in what OpenAI leaves open; each point is a variant: how references travel,
 * whether {@code n} is honoured, whose errors are passed on and what becomes of unknown fields. Any
 * model is served whose name contains {@code seedream} or {@code seededit}; sizes are {@code WxH},
 * {@code auto} or a tier. Start at {@link io.github.camelseedream.simulator.openai.OpenAiProtocol}.
 */
package io.github.camelseedream.simulator.openai;
