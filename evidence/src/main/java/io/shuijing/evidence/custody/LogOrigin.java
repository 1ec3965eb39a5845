package io.shuijing.evidence.custody;

import io.shuijing.evidence.Name;

/** The origin of an office's custody log, and the name of the key that signs it (clause G1). */
public final class LogOrigin {
  private LogOrigin() {}

  /** The origin of an office's log. */
  public static String of(Name office) {
    return office.domain() + "/log";
  }
}
