package io.shuijing.simulator.accept;

import java.util.Locale;

/** What a test came to. */
enum Grade {
  PASS,
  FAIL,
  /** It cannot be tested here; the result says why. That is no pass. */
  NOT_TESTABLE;

  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
