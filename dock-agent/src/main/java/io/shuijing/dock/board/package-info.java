/**
 * What the dock is at now, behind one facade: bays, alarms, counts, and what has happened as a
 * stream.
 *
 * <p>{@link io.shuijing.dock.board.Board} is told every event of every bay and gives a {@link
 * io.shuijing.dock.board.Snapshot} whenever somebody looks: a table for a terminal, JSON, or
 * metrics. A console asks it for what has happened since a number ({@link
 * io.shuijing.dock.board.Board#since}).
 *
 * <p>Invariants: nothing here decides anything, and nothing here is needed to go on after a crash;
 * memory is bounded, however long the dock runs; telling it never waits for whoever looks.
 */
@NullMarked
package io.shuijing.dock.board;

import org.jspecify.annotations.NullMarked;
