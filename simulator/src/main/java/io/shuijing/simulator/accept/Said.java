package io.shuijing.simulator.accept;

import java.util.Arrays;
import java.util.List;

/**
 * A sentence that can be said in every language: its key in the words files and what is put in.
 *
 * @param values as they are shown; one that begins with {@code @} is a key itself
 */
record Said(String key, List<String> values) {
  static final Said NOTHING = new Said("nothing", List.of());

  /** Keeps its own list. */
  Said {
    values = List.copyOf(values);
  }

  static Said of(String key, Object... values) {
    return new Said(key, Arrays.stream(values).map(String::valueOf).toList());
  }

  /** A message of a part of ours or of the machine, in the one language that it has. */
  static Said message(Throwable of) {
    String message = of.getMessage();
    return of("message", message == null ? of.getClass().getSimpleName() : message);
  }
}
