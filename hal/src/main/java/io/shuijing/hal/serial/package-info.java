/**
 * Links over a serial line: USB gadget, UART, or a pseudo-terminal.
 *
 * <p>Over jSSC, in the only way in which it was found to neither eat a whole core nor hang: its
 * event listener and its timed reads are never used, the number of waiting bytes is asked for
 * instead; a write, which has no time-out, is done in small pieces on a thread of its own. A line
 * that was pulled out shows as a {@code SerialPortException} or as any {@code RuntimeException} of
 * the library: both are {@code gone}.
 *
 * <p>Open {@link io.shuijing.hal.serial.SerialPath}: it is given to {@code hal.wire.WireBay} or
 * {@code hal.wire.WireLinkServer}.
 */
@NullMarked
package io.shuijing.hal.serial;

import org.jspecify.annotations.NullMarked;
