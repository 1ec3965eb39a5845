package io.shuijing.evidence.verify;

import io.shuijing.evidence.Moment;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.StoredRecord;

/**
 * A record that has its place in the chain.
 *
 * @param good whether all keys that have to sign did; if not, its content is a claim that helps to
 *     find things and proves none
 * @param offset in the journal file
 * @param breaks how often the chain was broken before: two records with the same count have nothing
 *     but good records between them
 */
record Accepted(StoredRecord stored, boolean good, long offset, long breaks) {

  long n() {
    return stored.n();
  }

  Moment moment() {
    return stored.record().moment();
  }

  Entry entry() {
    return stored.entry();
  }

  Where where() {
    return Where.inJournal(offset).at(moment().wall());
  }

  /** Whether this one follows another with nothing between them, both good. */
  boolean follows(Accepted other) {
    return good && other.good && n() == other.n() + 1;
  }
}
