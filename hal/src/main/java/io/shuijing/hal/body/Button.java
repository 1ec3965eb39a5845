package io.shuijing.hal.body;

import java.util.function.Consumer;

/** The recorder's one button. */
public interface Button {

  /** From now on every press goes to {@code presses}, on a thread of the back end. Called once. */
  void listen(Consumer<Press> presses);
}
