package io.shuijing.simulator.oracle;

import io.shuijing.hal.link.Frame;
import java.io.IOException;
import java.util.function.Consumer;

/**
 * One invariant. A new one is made for every shift, so that it may remember what it saw. Each
 * sentence handed to {@code violation} is one thing that is not as promised.
 */
public interface Oracle {

  /** {@code I1} to {@code I19}. */
  String id();

  /** Looks at a moment. */
  void look(Scene scene, When when, Consumer<String> violation) throws IOException;

  /** A process of the recorder is about to start. */
  default void starting(Scene scene) throws IOException {}

  /** The recorder is about to remove a file or folder from its card. */
  default void removing(Scene scene, String path, Consumer<String> violation) throws IOException {}

  /** The recorder is about to cut a file of its card back. */
  default void truncating(Scene scene, String path, long size, Consumer<String> violation)
      throws IOException {}

  /** The office is about to let a file of its store take the name of another one. */
  default void replacing(Scene scene, String from, String to, Consumer<String> violation)
      throws IOException {}

  /** Somebody has edited a recorder's folder. */
  default void edited(Scene scene, Edited edited, Consumer<String> violation) throws IOException {}

  /** The dock is about to ask the recorder something. */
  default void asked(Scene scene, Frame question, Consumer<String> violation) throws IOException {}
}
