package io.shuijing.simulator.disk;

import java.time.Duration;

/**
 * When an armed fault is due. A fault that cannot do anything at that moment, such as a flush error
 * at a read, stays due until it can.
 */
public sealed interface Trigger {
  /** At the n-th operation after it was armed, the first is 1. */
  record AtOperation(long number) implements Trigger {
    public AtOperation {
      requirePositive(number);
    }
  }

  /** At the n-th operation of a kind after it was armed, the first is 1. */
  record AtKind(Operation kind, long number) implements Trigger {
    public AtKind {
      requirePositive(number);
    }
  }

  /** At the first operation at or after this time of the disk's steady clock. */
  record AtTime(Duration steady) implements Trigger {}

  /** At once, without waiting for an operation if the fault needs none. */
  record AtOnce() implements Trigger {}

  /** One line that {@link #parse} reads. */
  default String text() {
    return switch (this) {
      case AtOperation(long number) -> "at operation " + number;
      case AtKind(Operation kind, long number) -> "at " + kind.word() + " " + number;
      case AtTime(Duration steady) -> "at ms " + steady.toMillis();
      case AtOnce() -> "at once";
    };
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException if it is anything else
   */
  static Trigger parse(String line) {
    String[] words = line.split(" ", -1);
    Trigger trigger = words.length == 2 ? new AtOnce() : read(line, words);
    if (!trigger.text().equals(line)) {
      throw new IllegalArgumentException("no trigger of a fault: '" + line + "'");
    }
    return trigger;
  }

  private static Trigger read(String line, String[] words) {
    if (words.length != 3) {
      throw new IllegalArgumentException("no trigger of a fault: '" + line + "'");
    }
    try {
      long number = Long.parseLong(words[2]);
      return switch (words[1]) {
        case "operation" -> new AtOperation(number);
        case "ms" -> new AtTime(Duration.ofMillis(number));
        default -> new AtKind(Operation.parse(words[1]), number);
      };
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("no number in the trigger '" + line + "'", e);
    }
  }

  private static void requirePositive(long number) {
    if (number < 1) {
      throw new IllegalArgumentException("operations are counted from 1, not " + number);
    }
  }
}
