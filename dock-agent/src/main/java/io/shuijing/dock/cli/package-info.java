/**
 * The dock's shell: commands, configuration, files of keys, threads, wiring.
 *
 * <p>Open {@link io.shuijing.dock.cli.Commands} first: it lists the commands and maps what can go
 * wrong to exit codes. Every command is a class of its own that reads a {@code Configuration},
 * opens its {@code Place} (the office's folder) and hands over to the packages beside this one.
 *
 * <p>Invariants: what is wrong is said in one line with the next step; nothing is overwritten; only
 * this package and {@code Main} name real back ends.
 */
@NullMarked
package io.shuijing.dock.cli;

import org.jspecify.annotations.NullMarked;
