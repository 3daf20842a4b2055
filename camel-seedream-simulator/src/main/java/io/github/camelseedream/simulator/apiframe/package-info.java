/**
 * Apiframe v2, an asynchronous provider: a job is submitted, then asked for or announced by a
 * webhook. Written from the OpenAPI 2.0.0 in https://github.com/apiframe-ai/apiframe-nodejs-sdk and
 * from https://docs-v2.apiframe.ai/docs (images, images/seedream, jobs, webhooks, account,
 * getting-started), read 2026-11. Where the two disagree there is a variant. Not simulated: asset
 * registration and what is not for Seedream. Start at {@link
 * io.github.camelseedream.simulator.apiframe.ApiframeProtocol}.
 */
package io.github.camelseedream.simulator.apiframe;
