package io.shuijing.simulator.accept;

/**
 * What a test came to.
 *
 * @param measured the figure; {@link Said#NOTHING} if there is none
 * @param why of a failure or of what cannot be tested; what to do next is in it
 */
record Result(Item item, Grade grade, Said measured, Said why) {
  static Result pass(Item item, Said measured) {
    return new Result(item, Grade.PASS, measured, Said.NOTHING);
  }

  static Result fail(Item item, Said measured, Said why) {
    return new Result(item, Grade.FAIL, measured, why);
  }

  static Result notTestable(Item item, Said why) {
    return new Result(item, Grade.NOT_TESTABLE, Said.NOTHING, why);
  }

  static Result notTestable(Item item, Said measured, Said why) {
    return new Result(item, Grade.NOT_TESTABLE, measured, why);
  }

  /** Pass if it holds, else a failure for this reason. */
  static Result of(Item item, boolean holds, Said measured, Said otherwise) {
    return holds ? pass(item, measured) : fail(item, measured, otherwise);
  }
}
