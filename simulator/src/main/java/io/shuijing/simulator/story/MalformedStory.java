package io.shuijing.simulator.story;

/** A story that cannot be played; the message names file, line and what is allowed. */
public final class MalformedStory extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedStory(String file, int line, String message) {
    super(file + ":" + line + ": " + message);
  }
}
