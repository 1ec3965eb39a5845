package io.shuijing.hal.link;

import java.util.function.Consumer;

/** The recorder's end: waits for a dock that can prove its name, and hands over its questions. */
public interface LinkServer extends AutoCloseable {

  /**
   * From now on events arrive in order on a thread of the back end. One dock at a time; the next
   * question is read only after the last one was answered.
   */
  void serve(Consumer<LinkEvent> events);

  @Override
  void close();
}
