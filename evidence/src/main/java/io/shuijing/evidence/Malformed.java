package io.shuijing.evidence;

/** Bytes that are not what the specification says; nothing may be concluded from them. */
public final class Malformed extends Exception {
  private static final long serialVersionUID = 1L;

  private final String clause;

  /**
   * @param clause of docs/spec that is not met, such as {@code L4}
   * @param message what was found, with its number where there is one
   */
  public Malformed(String clause, String message) {
    super(message + " (clause " + clause + ")");
    this.clause = clause;
  }

  /** Clause of docs/spec that is not met. */
  public String clause() {
    return clause;
  }
}
