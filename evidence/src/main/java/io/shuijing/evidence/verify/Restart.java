package io.shuijing.evidence.verify;

/**
 * A start of the recorder.
 *
 * @param cause as the recorder found it
 * @param cuttable what could have been cut off between the record before and the start
 */
record Restart(String cause, Tail cuttable) {}
