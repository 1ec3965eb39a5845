package io.shuijing.evidence.verify;

import io.shuijing.evidence.Malformed;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/**
 * One thing that is not as it should be.
 *
 * @param reason what it is; gives the verdict
 * @param clause of docs/spec that is not met, such as {@code V12}
 * @param n number of the record it concerns
 * @param details what the sentence is filled with
 */
public record Finding(
    Reason reason, String clause, OptionalLong n, Where where, List<String> details) {
  static final Comparator<Finding> ORDER =
      Comparator.comparingLong((Finding f) -> f.n().orElse(Long.MAX_VALUE))
          .thenComparing(Finding::reason)
          .thenComparing(f -> f.where().file().orElse(""))
          .thenComparingLong(f -> f.where().offset().orElse(-1));

  /** Keeps its own list. */
  public Finding {
    details = List.copyOf(details);
  }

  static Finding at(long n, Reason reason, Where where, Object... details) {
    return new Finding(reason, reason.clause(), OptionalLong.of(n), where, words(details));
  }

  static Finding of(Reason reason, Where where, Object... details) {
    return new Finding(reason, reason.clause(), OptionalLong.empty(), where, words(details));
  }

  Finding by(Malformed malformed) {
    return new Finding(
        reason, malformed.clause(), n, where, List.of(String.valueOf(malformed.getMessage())));
  }

  /** The same at a record, with another reason or its own. */
  Finding numbered(long number, Reason other) {
    String under = other == reason ? clause : other.clause();
    return new Finding(other, under, OptionalLong.of(number), where, details);
  }

  private static List<String> words(Object... details) {
    return java.util.Arrays.stream(details).map(String::valueOf).toList();
  }

  /** What it comes to. */
  public Verdict verdict() {
    return reason.verdict();
  }

  /** One sentence. */
  public String message(Language language) {
    String text = reason.text(language);
    for (int i = 0; i < details.size(); i++) {
      text = text.replace("{" + i + "}", details.get(i));
    }
    return text;
  }

  @Override
  public String toString() {
    String number = n.isPresent() ? Long.toString(n.getAsLong()) : "-";
    return verdict().word() + " " + clause + " " + number + ": " + message(Language.EN);
  }
}
