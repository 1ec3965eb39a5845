/**
 * Who belongs to the brigade, what they are sent out for, and how they prove who they are.
 *
 * <p>{@link io.shuijing.dock.roster.RosterBook} keeps the {@link io.shuijing.dock.roster.Roster} of
 * officers; {@link io.shuijing.dock.roster.AssignmentBook} keeps what they are to do ({@link
 * io.shuijing.dock.roster.Assignment}, with the matters of annex 1 that it touches, {@link
 * io.shuijing.dock.roster.Matters}); {@link io.shuijing.dock.roster.Desk} lets an officer with a
 * card or a PIN take a recorder, by writing the order that the bay carries out. Both books can be
 * filled from CSV files as offices have them.
 *
 * <p>Invariants: what was once written stays, a change is a new version; a file with one error
 * changes nothing, and all its errors are named with their lines; a PIN is kept only as a slow
 * hash; an assignment keeps the names that its officers had when it was made.
 */
@NullMarked
package io.shuijing.dock.roster;

import org.jspecify.annotations.NullMarked;
