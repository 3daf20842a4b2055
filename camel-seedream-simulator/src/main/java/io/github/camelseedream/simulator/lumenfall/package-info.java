/**
 * Lumenfall, an OpenAI-compatible gateway that answers at once. Written from
 * https://docs.lumenfall.ai (api-reference/images/generate, images/edit, cost-estimation, errors,
 * models, balance, requests) and https://lumenfall.ai/models/bytedance/seedream-4, -4.5 and
 * -5-lite, all read 2026-11. Start at {@link
 * io.github.camelseedream.simulator.lumenfall.LumenfallProtocol}.
 */
package io.github.camelseedream.simulator.lumenfall;
