package io.shuijing.dock.prompt;

/** An order that cannot be carried out. One line for a person, with file, line and next step. */
public final class OrderFault extends Exception {
  private static final long serialVersionUID = 1L;

  OrderFault(String message) {
    super(message);
  }

  static OrderFault at(String file, int line, String what) {
    return new OrderFault(file + ", line " + line + ": " + what);
  }
}
