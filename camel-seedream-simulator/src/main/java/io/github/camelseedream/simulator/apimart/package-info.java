/**
 * APIMart, an asynchronous provider, and its re-skin gccai: a task is submitted, then asked for or
 * announced by a webhook. Written from https://github.com/shuchongAI/docs (api-reference of
 * seedream-4.5, seedream-4, seedream-5-lite, tasks/status and account), https://docs.apimart.ai
 * (uploads, models, webhook) and https://gccai.heqingsong.uk (seedream-4.5, seedream-5-lite), read
 * 2026-11; the sizes of seedream-5-0-pro and some codes are from others' notes. Where they disagree
 * there is a variant.
 *
 * <p>Where they are silent, the simulator assumes: several images without a reference are one
 * image, and {@code n} above 1 wins over {@code max_images}; each reference, not all together, has
 * at most 6000x6000 pixels; one behind an address is looked at while the task runs, which then
 * fails; unknown fields, {@code optimize_prompt_options} of the 5.x models and an idempotency key
 * are ignored; webhooks go to this machine, on any port. Not simulated: task batches, usage,
 * schemas and public prices. Start at {@link
 * io.github.camelseedream.simulator.apimart.ApiMartProtocol}.
 */
package io.github.camelseedream.simulator.apimart;
