/**
 * The life of a task at an asynchronous provider, and the webhooks it sends: one {@link
 * io.github.camelseedream.simulator.task.TaskBoard} for all providers, on the simulator's clock. A
 * provider hands in a {@link io.github.camelseedream.simulator.task.TaskOrder}, writes a {@link
 * io.github.camelseedream.simulator.task.TaskState} in its own words, and says as an {@link
 * io.github.camelseedream.simulator.task.Announcer} what it sends to whom.
 */
package io.github.camelseedream.simulator.task;
