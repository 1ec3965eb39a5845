package io.shuijing.dock.office;

/** Keys or a request are not what they must be. One line for a person, with the next step. */
public final class OfficeFault extends Exception {
  private static final long serialVersionUID = 1L;

  public OfficeFault(String message) {
    super(message);
  }

  public OfficeFault(String message, Throwable cause) {
    super(message, cause);
  }
}
