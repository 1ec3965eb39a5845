/**
 * The dock: takes recorders in, keeps what they bring, lets them go.
 *
 * <p>Packages from below: {@code store} (files that are whole or growing), {@code archive} (the
 * office's store), {@code office} (keys), {@code custody} (the log of all that was taken over),
 * {@code offload} (asking and pulling), {@code intake} (what is accepted, and why not), {@code
 * prompt} (orders and what is spoken), {@code bay} (one bay from arrival to departure), {@code
 * board} (what all bays are at), {@code witness} and {@code upkeep} (others, and we ourselves, look
 * again). The office's books: {@code roster}, {@code ledger}, {@code workrecord}, {@code
 * equipment}, {@code catalogue} with {@code sql}, shown by {@code sheet} and {@code text}. {@code
 * cli} is the shell: commands, files of keys, threads, wiring.
 *
 * <p>Invariants: nothing unverified is in the archive; a receipt is the last thing that is written;
 * killed at any moment, the dock goes on where it was when it starts again.
 *
 * <p>Open {@link io.shuijing.dock.cli.Commands} for the commands, {@link
 * io.shuijing.dock.bay.BayAgent} for what happens.
 */
@NullMarked
package io.shuijing.dock;

import org.jspecify.annotations.NullMarked;
