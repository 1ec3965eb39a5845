package io.shuijing.evidence.cli;

/** A path or file that a command cannot work with; the message is one line with the next step. */
final class Unusable extends Exception {
  private static final long serialVersionUID = 1L;

  Unusable(String message) {
    super(message);
  }

  Unusable(String message, Throwable cause) {
    super(message, cause);
  }
}
