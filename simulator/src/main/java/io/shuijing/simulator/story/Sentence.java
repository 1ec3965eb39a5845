package io.shuijing.simulator.story;

import io.shuijing.simulator.shift.Stage;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A sentence that stories may have. */
sealed interface Sentence {

  /** Its form in both languages. */
  Form zh();

  /** Its form in English. */
  Form en();

  /** Something is done or goes wrong. */
  record Happening(Form zh, Form en, Deed deed) implements Sentence {}

  /** Something is to be so. */
  record Expectation(Form zh, Form en, Look look) implements Sentence {}

  /** What is done on a stage. */
  interface Deed {
    /**
     * Begins it.
     *
     * @param values what stands in the places of the form
     */
    Course begin(Stage stage, List<String> values);
  }

  /**
   * How a deed goes on.
   *
   * @param isOver whether the story may go on
   * @param ending what is then still to be done
   */
  record Course(BooleanSupplier isOver, Runnable ending) {
    static final Course AT_ONCE = new Course(() -> true, () -> {});

    static Course until(BooleanSupplier isOver) {
      return new Course(isOver, () -> {});
    }
  }

  /** Looks whether it is so. */
  interface Look {
    /**
     * Gives what is there instead; empty if it is as expected.
     *
     * @param values what stands in the places of the form
     */
    Optional<String> at(Findable found, List<String> values);
  }

  /** Its form in a language. */
  default Form in(Tongue tongue) {
    return tongue == Tongue.ZH ? zh() : en();
  }
}
