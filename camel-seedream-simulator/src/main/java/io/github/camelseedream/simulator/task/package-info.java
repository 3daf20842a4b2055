/**
 * The life of a task at an asynchronous provider, and the webhooks it sends: one {@link
 * io.github.camelseedream.simulator.task.Tasks} for all providers, on the simulator's clock. A
 * provider hands in a {@link io.github.camelseedream.simulator.task.TaskSpec}, writes a {@link
 * io.github.camelseedream.simulator.task.TaskState} in its own words, and decides with a {@link
 * io.github.camelseedream.simulator.task.WebhookPolicy} which webhooks it sends.
 */
package io.github.camelseedream.simulator.task;
