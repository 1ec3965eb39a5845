package io.shuijing.simulator.plan;

/** A text that is no plan, or asks for what is not supported. */
public final class MalformedPlan extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedPlan(int line, String message) {
    super("line " + line + ": " + message);
  }
}
