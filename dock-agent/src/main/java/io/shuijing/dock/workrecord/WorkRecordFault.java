package io.shuijing.dock.workrecord;

/** A work record cannot be filed so. One line for a person, with the next step. */
public final class WorkRecordFault extends Exception {
  private static final long serialVersionUID = 1L;

  WorkRecordFault(String message) {
    super(message);
  }
}
