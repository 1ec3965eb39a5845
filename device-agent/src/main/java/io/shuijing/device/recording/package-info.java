/**
 * The recorder as a pure state machine: a state and something that happened give the next state and
 * what is to be done.
 *
 * <p>No clock, no files, no threads: when something happened comes in with it, what is to be done
 * goes out as {@link io.shuijing.device.recording.Command}s. What came of a command comes back as
 * an event, so that a signal is shown only when the fact behind it is durable.
 *
 * <p>Invariants: a press in standby always starts a capture; a capture that has ended is never
 * waited for; events of an earlier capture change nothing; every time without pictures between
 * press and close has a gap with its cause. Being docked is an attribute of every state, not a
 * state.
 *
 * <p>Open {@link io.shuijing.device.recording.Recording} first; the table of states and events is
 * the {@code switch} of each {@code While…} class.
 */
@NullMarked
package io.shuijing.device.recording;

import org.jspecify.annotations.NullMarked;
