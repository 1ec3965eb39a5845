package io.shuijing.simulator.accept;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The results so far; each item stands in it once, a failure is never taken back. */
final class Sheet {
  private final List<Result> results = new ArrayList<>();
  private final Consumer<Result> told;

  Sheet(Consumer<Result> told) {
    this.told = told;
  }

  void add(Result result) {
    if (results.stream().anyMatch(earlier -> earlier.item().equals(result.item()))) {
      throw new IllegalStateException(result.item().id() + " was judged before");
    }
    results.add(result);
    told.accept(result);
  }

  List<Result> results() {
    return List.copyOf(results);
  }

  boolean has(Item item) {
    return results.stream().anyMatch(result -> result.item().equals(item));
  }

  boolean failed(Item item) {
    return results.stream()
        .anyMatch(result -> result.item().equals(item) && result.grade() == Grade.FAIL);
  }

  long count(Grade grade) {
    return results.stream().filter(result -> result.grade() == grade).count();
  }

  /** The parts that failed, in the order of the enum. */
  Set<Part> failedParts() {
    Set<Part> parts = EnumSet.noneOf(Part.class);
    results.stream()
        .filter(result -> result.grade() == Grade.FAIL)
        .forEach(result -> parts.add(result.item().part()));
    return parts;
  }

  /** Whether the recorder may go into service: something was tested, and nothing failed. */
  boolean passed() {
    return count(Grade.PASS) > 0 && count(Grade.FAIL) == 0;
  }
}
