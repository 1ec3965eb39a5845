package io.shuijing.dock.catalogue;

/** The catalogue cannot be used. One line for a person, with the next step. */
public final class CatalogueFault extends Exception {
  private static final long serialVersionUID = 1L;

  public CatalogueFault(String message, Throwable cause) {
    super(message, cause);
  }
}
