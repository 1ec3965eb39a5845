package io.shuijing.device.docking;

import io.shuijing.evidence.transfer.Answer;
import io.shuijing.hal.link.Frame;

/** An answer and the bytes beside it. */
record Reply(Answer answer, byte[] body) {
  private static final byte[] NOTHING = new byte[0];

  static Reply of(Answer answer) {
    return new Reply(answer, NOTHING);
  }

  /** Not done: one word, and one line for a person. */
  static Reply refused(String reason, String detail) {
    return of(new Answer.Refused(reason, detail));
  }

  Frame frame() {
    return new Frame(answer.header(), body);
  }
}
