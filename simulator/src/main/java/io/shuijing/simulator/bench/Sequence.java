package io.shuijing.simulator.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Orders with their times, as a text: {@code shuijing-bench/v1}, then a line {@code SECONDS ORDER}
 * each.
 */
record Sequence(List<Step> steps) {
  private static final String FORMAT = "shuijing-bench/v1";
  private static final int MOST_STEPS = 10_000;
  private static final double LONGEST_SECONDS = 86_400;

  /**
   * One order.
   *
   * @param afterMs counted from when the bench was ready
   */
  record Step(long afterMs, Order order) {}

  /** Keeps its own list. */
  Sequence {
    steps = List.copyOf(steps);
  }

  /** Reads a sequence; what is not understood is named with its line. */
  static Sequence parse(String text) throws Order.Unknown {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty() || !lines.getFirst().equals(FORMAT)) {
      throw new Order.Unknown("line 1: '" + FORMAT + "' is missing");
    }
    if (lines.size() > MOST_STEPS) {
      throw new Order.Unknown("more than " + MOST_STEPS + " lines");
    }
    List<Step> steps = new ArrayList<>();
    for (int i = 1; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        steps.add(step(i + 1, line, steps));
      }
    }
    return new Sequence(steps);
  }

  private static Step step(int number, String line, List<Step> before) throws Order.Unknown {
    String[] words = line.split(" ", 2);
    try {
      double seconds = Double.parseDouble(words[0]);
      if (words.length < 2 || !(seconds >= 0 && seconds <= LONGEST_SECONDS)) {
        throw new Order.Unknown("line " + number + ": 'SECONDS ORDER', such as '12.5 press'");
      }
      long afterMs = Math.round(seconds * 1000);
      if (!before.isEmpty() && afterMs < before.getLast().afterMs()) {
        throw new Order.Unknown("line " + number + ": earlier than the line before");
      }
      return new Step(afterMs, Order.parse(words[1]));
    } catch (NumberFormatException e) {
      throw new Order.Unknown("line " + number + ": '" + words[0] + "' is no number of seconds");
    }
  }

  /** As it is saved. */
  String text() {
    StringBuilder text = new StringBuilder(FORMAT).append('\n');
    for (Step step : steps) {
      text.append(String.format(Locale.ROOT, "%.1f ", step.afterMs() / 1000.0))
          .append(step.order().words())
          .append('\n');
    }
    return text.toString();
  }
}
