/**
 * Work records (工作记录, R12): why a recording was broken off, on what ground, and what the unit's
 * leader says to it, filed with the session.
 *
 * <p>{@link io.shuijing.dock.workrecord.WorkRecordBook} files them in the archive beside the
 * session's recorder, {@code work-records/SESSION/N.note}, as notes signed by the office, and says
 * what is still to be done for a session ({@link io.shuijing.dock.workrecord.Stage}).
 *
 * <p>Invariants: a session that the recorder, and not the officer, ended or interrupted has a work
 * record due by itself, nobody opens it; nothing that was filed is changed, a record that the
 * leader sends back is followed by another one; a review names the digest of the record it is
 * about.
 */
@NullMarked
package io.shuijing.dock.workrecord;

import org.jspecify.annotations.NullMarked;
