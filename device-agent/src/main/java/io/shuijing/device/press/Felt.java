package io.shuijing.device.press;

/** What the button told. Times are milliseconds since the recorder started. */
public sealed interface Felt {

  /**
   * The officer does something.
   *
   * @param number of the press; all that is told of one press has the same
   * @param atMs when its contact closed; of a double press, that of the first
   */
  record Pressed(Press press, long number, long atMs) implements Felt {}

  /** The button does not do what buttons do; told once. */
  record Failed(ButtonFault fault) implements Felt {}

  /** How a button fails. */
  enum ButtonFault {
    /** Down for longer than anybody presses. */
    STUCK("stuck", "it has been down for longer than a press takes; it ends no recording"),
    /** More presses than a hand can make. */
    BOUNCING("bouncing", "more presses than a hand can make; they mark nothing");

    private final String word;
    private final String detail;

    ButtonFault(String word, String detail) {
      this.word = word;
      this.detail = detail;
    }

    /** The word for the journal. */
    public String word() {
      return word;
    }

    /** A line for the journal. */
    public String detail() {
      return detail;
    }
  }
}
