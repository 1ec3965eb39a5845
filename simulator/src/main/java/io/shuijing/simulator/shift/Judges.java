package io.shuijing.simulator.shift;

import io.shuijing.hal.link.Frame;
import io.shuijing.simulator.oracle.Edited;
import io.shuijing.simulator.oracle.Oracle;
import io.shuijing.simulator.oracle.Scene;
import io.shuijing.simulator.oracle.When;
import io.shuijing.simulator.plan.Outcome.Failure;
import io.shuijing.simulator.plan.Outcome.Kind;
import java.io.IOException;
import java.util.List;
import java.util.function.LongSupplier;

/** Lets all oracles look; the first violation ends the shift. */
final class Judges {
  private final Scene scene;
  private final List<Oracle> oracles;
  private final LongSupplier operations;

  /**
   * @param operations of the card so far
   */
  Judges(Scene scene, List<Oracle> oracles, LongSupplier operations) {
    this.scene = scene;
    this.oracles = oracles;
    this.operations = operations;
  }

  private interface Look {
    void at(Oracle oracle) throws IOException;
  }

  private void each(Look look) {
    for (Oracle oracle : oracles) {
      try {
        look.at(oracle);
      } catch (IOException e) {
        throw crash("oracle " + oracle.id() + " could not look: " + e, e);
      }
    }
  }

  void look(When when) {
    each(oracle -> oracle.look(scene, when, message -> violated(oracle, message)));
  }

  void starting() {
    each(oracle -> oracle.starting(scene));
  }

  void removing(String path) {
    each(oracle -> oracle.removing(scene, path, message -> violated(oracle, message)));
  }

  void truncating(String path, long size) {
    each(oracle -> oracle.truncating(scene, path, size, message -> violated(oracle, message)));
  }

  void replacing(String from, String to) {
    each(oracle -> oracle.replacing(scene, from, to, message -> violated(oracle, message)));
  }

  void edited(Edited edited) {
    each(oracle -> oracle.edited(scene, edited, message -> violated(oracle, message)));
  }

  void asked(Frame question) {
    each(oracle -> oracle.asked(scene, question, message -> violated(oracle, message)));
  }

  private void violated(Oracle oracle, String message) {
    throw new Violated(failure(Kind.INVARIANT, oracle.id(), message));
  }

  Violated stuck(String message) {
    return new Violated(failure(Kind.LIVENESS, "I15", message));
  }

  Violated crash(String message, Throwable cause) {
    return new Violated(failure(Kind.CRASH, "crash", message), cause);
  }

  private Failure failure(Kind kind, String invariant, String message) {
    return new Failure(kind, invariant, message, scene.nowMs(), operations.getAsLong());
  }
}
