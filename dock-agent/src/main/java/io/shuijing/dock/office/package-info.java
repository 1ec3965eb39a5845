/**
 * The office: who it is, whom it knows, what its keys are.
 *
 * <p>{@link io.shuijing.dock.office.Founding} makes the keys of a new office, {@link
 * io.shuijing.dock.office.Enrolment} takes a recorder in, {@link io.shuijing.dock.office.Office} is
 * the office at a dock that runs. Founding and enrolment give files as values ({@link
 * io.shuijing.dock.office.KeyFile}); the shell writes them, private ones for the owner alone, and
 * never over one that is there.
 *
 * <p>Invariants: a key signs under one name and for one purpose (receipts: the office;
 * cosignatures: the dock; links: a key of their own with a certificate of the office's authority);
 * one recorder name has one key for ever; only clean keys are enrolled (clause K3); certificates do
 * not expire, since a recorder may have lost its clock: enrolment and revocation are what counts.
 */
@NullMarked
package io.shuijing.dock.office;

import org.jspecify.annotations.NullMarked;
