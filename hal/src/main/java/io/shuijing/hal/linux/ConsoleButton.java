package io.shuijing.hal.linux;

import io.shuijing.hal.body.Button;
import io.shuijing.hal.body.Press;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.tinylog.Logger;

/** A button that is pressed by the lines {@code press} and {@code hold}. */
final class ConsoleButton implements Button {
  private final InputStream lines;

  ConsoleButton(InputStream lines) {
    this.lines = lines;
  }

  @Override
  public void listen(Consumer<Press> presses) {
    Thread.ofPlatform().daemon().name("button").start(() -> readAll(presses));
  }

  private void readAll(Consumer<Press> presses) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        switch (line.strip()) {
          case "press" -> presses.accept(Press.SHORT);
          case "hold" -> presses.accept(Press.LONG);
          default -> Logger.warn("no such press: press or hold");
        }
      }
    } catch (IOException e) {
      Logger.error(e, "the button is gone");
    }
  }
}
