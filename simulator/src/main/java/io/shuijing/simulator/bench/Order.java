package io.shuijing.simulator.bench;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * One thing that is to be done.
 *
 * @param control which
 * @param words as it is sent to the recorder, saved, and shown
 */
record Order(Control control, String words) {
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,9}");

  /** What is no order, in one line that says what would be. */
  static final class Unknown extends Exception {
    private static final long serialVersionUID = 1L;

    Unknown(String message) {
      super(message);
    }
  }

  /** Reads an order. */
  static Order parse(String words) throws Unknown {
    for (Control control : Control.values()) {
      if (control.takesNumber() ? isWithNumber(control, words) : control.words().equals(words)) {
        return new Order(control, words);
      }
    }
    throw new Unknown(
        "no such order: '"
            + words.replaceAll("\\p{Cntrl}", "?")
            + "'; known are "
            + String.join(", ", Arrays.stream(Control.values()).map(Control::words).toList()));
  }

  private static boolean isWithNumber(Control control, String words) {
    String start = control.words().substring(0, control.words().length() - 1);
    return words.startsWith(start) && NUMBER.matcher(words.substring(start.length())).matches();
  }

  String firstWord() {
    return words.split(" ", 2)[0];
  }
}
