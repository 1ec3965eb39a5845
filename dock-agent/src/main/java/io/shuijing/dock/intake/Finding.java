package io.shuijing.dock.intake;

/** An objection and what exactly was found, in one line for a person. */
public record Finding(Objection objection, String detail) {
  @Override
  public String toString() {
    return objection.word() + ": " + detail;
  }
}
