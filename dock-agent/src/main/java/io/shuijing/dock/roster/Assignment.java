package io.shuijing.dock.roster;

import io.shuijing.dock.prompt.Order;
import io.shuijing.dock.prompt.Order.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What officers are sent out for.
 *
 * @param id without meaning: it is the only part that reaches a recorder's journal
 * @param task what is spoken of it
 * @param party whom it concerns; never spoken, never on a recorder
 * @param matters numbers of annex 1 that have to be recorded (R6)
 * @param officers as they were when it was made
 */
public record Assignment(
    String id, Task task, Optional<String> party, List<String> matters, List<Member> officers) {
  static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  static final int MAX_OFFICERS = 8;
  private static final int MAX_TEXT = 100;

  /** Keeps its own lists. */
  public Assignment {
    matters = List.copyOf(matters);
    officers = List.copyOf(officers);
  }

  /** What is spoken into the recording (R8): unit, purpose, matter. */
  public record Task(String unit, String purpose, String matter, Language language) {}

  /** An officer's id, certificate number and name. */
  public record Member(String id, String certificate, String name) {
    static Member of(Officer officer) {
      return new Member(officer.id(), officer.certificate(), officer.name());
    }
  }

  /** Whether an officer belongs to it. */
  public boolean isOf(Officer officer) {
    return officers.stream().anyMatch(member -> member.id().equals(officer.id()));
  }

  /** The order by which a recorder is given to one of its officers, who stands first in it. */
  Order orderFor(Officer wearer) {
    List<Order.Officer> all = new ArrayList<>();
    officers.stream()
        .sorted(Comparator.comparing(member -> !member.id().equals(wearer.id())))
        .forEach(member -> all.add(new Order.Officer(member.name(), member.certificate())));
    return new Order(id, task.unit(), task.purpose(), task.matter(), all, task.language());
  }

  /** Whether a text can be spoken and kept. */
  static boolean isText(String text) {
    return !text.isBlank()
        && text.length() <= MAX_TEXT
        && text.equals(text.strip())
        && !text.contains("  ")
        && !text.contains("[[")
        && text.codePoints().noneMatch(Officer::isInvisible);
  }
}
