/**
 * The recorder's journal: one chain of signed records for its whole life.
 *
 * <p>Record n is a note whose text names the recorder, n, the digest of record n-1 as stored, when
 * it was written, and what happened ({@link io.shuijing.evidence.journal.Entry}). The journal file
 * is the records, each followed by one empty line; nothing in it is ever rewritten.
 *
 * <p>Invariants: there is exactly one way to write a record, and a reader takes no other; n has no
 * gaps; the time since boot never goes back within a boot; the journal holds no personal data, only
 * ids.
 *
 * <p>Open {@link io.shuijing.evidence.journal.JournalHead} to write and {@link
 * io.shuijing.evidence.journal.JournalReader} to read.
 */
@NullMarked
package io.shuijing.evidence.journal;

import org.jspecify.annotations.NullMarked;
