package io.shuijing.dock.workrecord;

/** How far the work record of a session has come. */
public sealed interface Stage {

  /** Nothing is filed: the officer has to write it. */
  record ToBeWritten() implements Stage {}

  /** It is written: the leader has to review it. */
  record ToBeReviewed(WorkRecord written) implements Stage {}

  /** The leader has sent it back: the officer has to write another one. */
  record SentBack(WorkRecord written, Review review) implements Stage {}

  /** The leader agrees: it is filed with the session. */
  record Filed(WorkRecord written, Review review) implements Stage {}
}
