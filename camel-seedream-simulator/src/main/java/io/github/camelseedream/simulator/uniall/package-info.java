/**
 * UniAll, a relay that answers at once. Written from
 * https://docs.uniall.ai/zh-CN/models/image/seedream (its English sister has lost words) and the
 * pages on models, read 2026-11. No error is published; they are those of
 * https://github.com/QuantumNous/new-api, whose conventions the rest of the service follows.
 *
 * <p>Where the page is silent, the simulator assumes: a generation may carry references, since they
 * are said to decide what a call is; several reference fields add up; {@code n} and {@code
 * num_images} may both be sent when they agree; fields that are not on the page are ignored (the
 * journal shows them); without {@code custom_size} the image is the model's smallest square; a call
 * that takes longer than {@code timeout_seconds} is answered 504 and billed. Start at {@link
 * io.github.camelseedream.simulator.uniall.UniAllProtocol}.
 */
package io.github.camelseedream.simulator.uniall;
