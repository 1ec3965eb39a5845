package io.shuijing.simulator.story;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The stories that come with the program. */
public final class Stories {
  private static final String FOLDER = "/io/shuijing/simulator/stories/";

  private Stories() {}

  /**
   * Their names, in the order of the list {@code index}.
   *
   * @throws IOException if the program is not complete
   */
  public static List<String> names() throws IOException {
    return text("index")
        .orElseThrow(() -> new IOException("the list of stories is missing"))
        .lines()
        .filter(line -> !line.isBlank())
        .toList();
  }

  /**
   * The text of one.
   *
   * @throws IOException if it cannot be read
   */
  public static Optional<String> text(String name) throws IOException {
    String file = name.equals("index") ? name : name + ".story";
    try (InputStream in = Stories.class.getResourceAsStream(FOLDER + file)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
