/**
 * ByteDance's own API, as BytePlus ModelArk and as Volcengine Ark: one protocol, two brands that
 * differ in the ids of their models. Written from https://docs.byteplus.com/en/docs/ModelArk
 * (1541523 image API, 1824121 tutorial, 1824137 streaming, 2582774 and 2582775 guides of 5.0 pro,
 * 1299023 error codes, 1330310 models) and https://www.volcengine.com/docs/82379/1541523, published
 * captures of answers, the sources of the official SDKs and
 * https://github.com/byteplus-sa/ComfyUI-BytePlus-ModelArk, all read 2026-11. Where they disagree
 * there is a variant, or the newest counts.
 *
 * <p>Where they are silent, the simulator assumes: with a tier the shape is that of a ratio in the
 * prompt ({@code 16:9}), else that of the first reference, else square; a set has as many images as
 * it may; {@code guidance_scale} on 4.0 and later and {@code output_format} before 5.0 are refused
 * like other fields that a model lacks; a reference that cannot be loaded timed out; layers are
 * always three; an endpoint id ({@code ep-...}) is Seedream 4.5; BMP, TIFF and HEIC are taken
 * unseen, and in data URIs only. Not simulated: recognised text of layers, the subscription's
 * {@code /api/plan/v3}, limits of images per minute (a fault can be scripted). Start at {@link
 * io.github.camelseedream.simulator.ark.ArkProtocol}.
 */
package io.github.camelseedream.simulator.ark;
