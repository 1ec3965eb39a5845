package io.shuijing.hal.link;

/** The dock's end of a link that stands. Used by one thread at a time. */
public interface LinkClient extends AutoCloseable {

  /** Name that the recorder has proved by its certificate. */
  String recorder();

  /**
   * Asks and waits for the answer.
   *
   * @throws LinkLost if it does not come; the link is closed then, and every further question fails
   */
  Frame ask(Frame question) throws LinkLost;

  /** Ends the link, so that the recorder knows at once. */
  @Override
  void close();
}
