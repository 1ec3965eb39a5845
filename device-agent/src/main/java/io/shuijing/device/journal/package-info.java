/**
 * The journal on the card: one file for the recorder's whole life, appended to and flushed record
 * by record.
 *
 * <p>Invariants: a record is part of the journal when {@link io.shuijing.device.journal.Journal}
 * has returned from appending it, and durable then; a flush that failed is never tried again, the
 * journal goes on in a new file that takes the old one's name; nothing is ever changed, and what a
 * start finds at its end it writes anew, byte for byte, before it builds on it (ADR 0011).
 *
 * <p>Open {@link io.shuijing.device.journal.Journal} first.
 */
@NullMarked
package io.shuijing.device.journal;

import org.jspecify.annotations.NullMarked;
