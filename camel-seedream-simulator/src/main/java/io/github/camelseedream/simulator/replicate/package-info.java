/**
 * Replicate, an asynchronous provider: a prediction is created, asked for, cancelled, or reported
 * by webhooks signed in the way of Standard Webhooks. Written from
 * https://replicate.com/docs/reference/http, /docs/topics/webhooks and
 * https://replicate.com/bytedance/seedream-4, -4.5, -5-lite and -5-pro, read 2026-11.
 *
 * <p>Where they are silent, the simulator assumes: without a reference {@code match_input_image} is
 * square; a group has as many images as it may; images and layers come in one list; a reference
 * that is no image makes the prediction fail with {@code E006}; webhooks may go to plain http
 * addresses of this machine. Not simulated: streams of output, deployments, trainings. Start at
 * {@link io.github.camelseedream.simulator.replicate.ReplicateProtocol}.
 */
package io.github.camelseedream.simulator.replicate;
