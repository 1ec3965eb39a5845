package io.shuijing.evidence.note;

/** A key did not sign. The message never holds key material. */
public final class SigningFailed extends Exception {
  private static final long serialVersionUID = 1L;

  public SigningFailed(String message, Throwable cause) {
    super(message, cause);
  }
}
