/**
 * Parts on the pins and on the I²C bus of a board such as the Raspberry Pi, through Pi4J.
 *
 * <p>{@link io.shuijing.hal.pi.PiBoard} is the board: it gives a button, lights with vibration, and
 * a battery with a fuel gauge. Pi4J's core has the model of inputs, outputs and bus devices; what
 * turns them is our own providers over the kernel's character devices ({@code /dev/gpiochipN} with
 * the second version of its interface, {@code /dev/i2c-N}) by {@code java.lang.foreign}. So nothing
 * has to be installed, no program of Pi4J's runs, and no right of root is needed: the groups {@code
 * gpio} and {@code i2c} are enough.
 *
 * <p>Invariants: nothing here blocks or fails into the recorder's thread, except while a part is
 * opened; a button hands over presses on its own thread, a signal is shown by another, the gauge is
 * asked by a third; a line of a pin is closed only when nobody waits on it.
 *
 * <p>Open {@link io.shuijing.hal.pi.PiBoard} first.
 */
@NullMarked
package io.shuijing.hal.pi;

import org.jspecify.annotations.NullMarked;
