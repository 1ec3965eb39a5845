package io.shuijing.hal.linux;

import io.shuijing.hal.body.Button;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.tinylog.Logger;

/**
 * A button that is moved by the lines {@code press}, {@code double}, {@code hold}, {@code down} and
 * {@code up}, as long as a finger takes for it.
 */
final class ConsoleButton implements Button {
  private static final long TAP_MS = 80;
  private static final long HOLD_MS = 2_500;

  private final InputStream lines;
  private final LongSupplier steadyNanos;

  ConsoleButton(InputStream lines, LongSupplier steadyNanos) {
    this.lines = lines;
    this.steadyNanos = steadyNanos;
  }

  @Override
  public void listen(Consumer<Edge> edges) {
    Thread.ofPlatform().daemon().name("button").start(() -> readAll(edges));
  }

  private void readAll(Consumer<Edge> edges) {
    try (BufferedReader reader =
        new BufferedReader(new InputStreamReader(lines, StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        obey(line.strip(), edges);
      }
    } catch (IOException e) {
      Logger.error(e, "the button is gone");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void obey(String line, Consumer<Edge> edges) throws InterruptedException {
    switch (line) {
      case "press" -> press(TAP_MS, edges);
      case "double" -> {
        press(TAP_MS, edges);
        Thread.sleep(TAP_MS);
        press(TAP_MS, edges);
      }
      case "hold" -> press(HOLD_MS, edges);
      case "down" -> move(true, edges);
      case "up" -> move(false, edges);
      default -> Logger.warn("no such press: press, double, hold, down or up");
    }
  }

  private void press(long ms, Consumer<Edge> edges) throws InterruptedException {
    move(true, edges);
    Thread.sleep(ms);
    move(false, edges);
  }

  private void move(boolean down, Consumer<Edge> edges) {
    edges.accept(new Edge(down, steadyNanos.getAsLong()));
  }
}
