package io.shuijing.hal.link;

/** The dock's end of a link that stands. */
public interface LinkClient extends AutoCloseable {

  /** Name that the recorder has proved by its certificate. */
  String recorder();

  /**
   * Asks and waits for the answer.
   *
   * @throws LinkLost if it does not come; the link is closed then
   */
  Frame ask(Frame question) throws LinkLost;

  @Override
  void close();
}
