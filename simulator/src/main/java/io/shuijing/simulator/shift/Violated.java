package io.shuijing.simulator.shift;

import io.shuijing.simulator.plan.Outcome.Failure;

/** The shift ends here: something was not as promised. An error, so that no agent handles it. */
final class Violated extends Error {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  Violated(Failure failure, Throwable cause) {
    super(failure.message(), cause);
    this.failure = failure;
  }

  Violated(Failure failure) {
    super(failure.message(), null, false, false);
    this.failure = failure;
  }

  Failure failure() {
    return failure;
  }
}
