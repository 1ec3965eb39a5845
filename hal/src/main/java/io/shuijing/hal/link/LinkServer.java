package io.shuijing.hal.link;

import java.util.function.Consumer;

/** The recorder's end: waits for a dock that can prove its name, and hands over its questions. */
public interface LinkServer extends AutoCloseable {

  /**
   * From now on events arrive one at a time, in order, on threads of the back end: {@code Docked},
   * any number of {@code Asked}, {@code Undocked}, and so on. One dock at a time; the next question
   * is read only after the last one was answered. Called once.
   */
  void serve(Consumer<LinkEvent> events);

  /** Ends the link, if there is one, and stops waiting. No event arrives after it returned. */
  @Override
  void close();
}
