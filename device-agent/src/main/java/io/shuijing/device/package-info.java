/**
 * The recorder: from the press of a button to sealed, signed, durable segments, and back to the
 * dock.
 *
 * <p>{@link io.shuijing.device.Recorder} is the whole recorder on one thread. It is given its parts
 * (a {@link io.shuijing.hal.RecorderHardware} and its keys), hands everything that happens to an
 * inbox, and is told through {@link io.shuijing.device.Recorder#handle}; it has no threads and asks
 * nothing but its parts. So a simulator runs the very same class in virtual time.
 *
 * <p>Its promises, in the order of their weight: a press starts a recording; what was captured is
 * durable within one segment; everything durable is chained and signed, and every gap has a signed
 * reason; nothing is freed without a receipt of the office that covers it and is itself durable; a
 * lost recorder reveals neither pictures nor persons.
 *
 * <p>{@link io.shuijing.device.Main} is the thin shell: configuration, keys, the queue, the
 * process. The state machine is in {@code recording}, what it commands is carried out here.
 */
@NullMarked
package io.shuijing.device;

import org.jspecify.annotations.NullMarked;
