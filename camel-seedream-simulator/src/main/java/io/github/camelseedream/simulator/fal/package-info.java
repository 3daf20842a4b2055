/**
 * fal, an asynchronous provider: requests are queued, asked for and reported by signed webhooks;
 * its four hosts are four paths here. Written from https://docs.fal.ai/model-endpoints (queue,
 * webhooks, errors), https://fal.ai/models/bytedance/seedream (the pages of each endpoint and their
 * llms.txt), https://docs.fal.ai/platform-apis and the source of @fal-ai/client 1.10.1, read
 * 2026-11.
 *
 * <p>Where they are silent, the simulator assumes: input is checked when a request is worked on, so
 * that the queue takes anything for an endpoint that exists; a result that is not ready is a 400; a
 * preset of a ratio has the area of 2K, except on 3.0; a group has as many images as it may; a
 * reference that is no image is {@code image_load_error}; three layers come from any picture; a
 * cancelled request is completed with {@code client_cancelled}; every key sees all requests. Not
 * simulated: {@code sync_mode} in the queue, uploads in parts, usage records, the lifetime of
 * results. Start at {@link io.github.camelseedream.simulator.fal.FalProtocol}.
 */
package io.github.camelseedream.simulator.fal;
