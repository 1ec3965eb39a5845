package io.shuijing.dock.cli;

/** How a command ends. */
final class ExitCode {
  /** All is well. */
  static final int OK = 0;

  /** Something is not as it should be. */
  static final int FOUND = 1;

  /** A defect, or the machine cannot go on. */
  static final int UNEXPECTED = 1;

  /** Something is to be mended first: usage, configuration, a file, the disk. */
  static final int TO_BE_MENDED = 2;

  private ExitCode() {}
}
