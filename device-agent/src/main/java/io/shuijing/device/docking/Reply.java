package io.shuijing.device.docking;

import io.shuijing.evidence.transfer.Answer;
import io.shuijing.hal.link.Frame;

/** An answer and the bytes beside it. */
record Reply(Answer answer, byte[] body) {
  private static final byte[] NOTHING = new byte[0];
  private static final int MAX_DETAIL = 200;

  static Reply of(Answer answer) {
    return new Reply(answer, NOTHING);
  }

  /** Not done: one word, and one line for a person. */
  static Reply refused(String reason, String detail) {
    return of(new Answer.Refused(reason, printable(detail)));
  }

  Frame frame() {
    return new Frame(answer.header(), body);
  }

  private static String printable(String text) {
    String ascii = text.replaceAll("\\s+", " ").replaceAll("[^\\x20-\\x7e]", "?").strip();
    String cut = ascii.substring(0, Math.min(ascii.length(), MAX_DETAIL)).strip();
    return cut.isEmpty() ? "-" : cut;
  }
}
