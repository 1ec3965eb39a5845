/**
 * One shift, played on simulated parts around the real agents, each in a process of its own.
 *
 * <p>{@link io.shuijing.simulator.demo.DemoCommand} reads the options, {@link
 * io.shuijing.simulator.demo.Shift} is the story, {@link io.shuijing.simulator.demo.AgentProcess} a
 * running agent. Everything that is shown was said by an agent or measured on its files; nothing is
 * drawn that did not happen.
 */
@NullMarked
package io.shuijing.simulator.demo;

import org.jspecify.annotations.NullMarked;
