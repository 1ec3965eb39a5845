/**
 * The ports over Linux: one class per port.
 *
 * <p>{@link io.shuijing.hal.linux.DirectoryVolume} is a folder of a mounted file system, {@link
 * io.shuijing.hal.linux.LinuxClocks} the clocks of the kernel, {@link
 * io.shuijing.hal.linux.LinuxBattery} what {@code /sys/class/power_supply} says, {@link
 * io.shuijing.hal.linux.SystemEntropy} the kernel's random numbers.
 *
 * <p>Invariants: a flush that returned reached the device (fdatasync, fsync of the folder); a file
 * whose flush failed is never written again; nothing is overwritten and nothing is replaced; no
 * right of root is needed unless the settings ask for it.
 *
 * <p>Open {@link io.shuijing.hal.linux.DirectoryVolume} first.
 */
@NullMarked
package io.shuijing.hal.linux;

import org.jspecify.annotations.NullMarked;
