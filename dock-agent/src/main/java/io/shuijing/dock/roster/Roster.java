package io.shuijing.dock.roster;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The officers of an office, by id. A value. */
public record Roster(List<Officer> officers) {
  /** No office has more. */
  static final int MAX = 500;

  /** Nobody yet. */
  public static final Roster EMPTY = new Roster(List.of());

  /** Keeps its own list, sorted. */
  public Roster {
    officers = officers.stream().sorted(Comparator.comparing(Officer::id)).toList();
  }

  /** The officer with an id. */
  public Optional<Officer> withId(String id) {
    return officers.stream().filter(officer -> officer.id().equals(id)).findFirst();
  }

  /** The officer with a card. */
  public Optional<Officer> withCard(String card) {
    return officers.stream()
        .filter(officer -> officer.proofs().card().equals(Optional.of(card)))
        .findFirst();
  }

  /** The officers of a team. */
  public List<Officer> team(String team) {
    return officers.stream().filter(officer -> officer.team().equals(Optional.of(team))).toList();
  }

  /** With officers added, or put in the place of those with the same id. */
  Roster with(List<Officer> changed) {
    Map<String, Officer> all = new HashMap<>();
    officers.forEach(officer -> all.put(officer.id(), officer));
    changed.forEach(officer -> all.put(officer.id(), officer));
    return new Roster(List.copyOf(all.values()));
  }

  /** Without an officer. */
  public Roster without(String id) {
    return new Roster(officers.stream().filter(officer -> !officer.id().equals(id)).toList());
  }

  /** What two officers may not share and do, one line for each. */
  List<String> clashes() {
    List<String> clashes = new ArrayList<>();
    if (officers.size() > MAX) {
      clashes.add("名册最多 " + MAX + " 人 / at most " + MAX + " officers: " + officers.size());
    }
    Map<String, String> certificates = new HashMap<>();
    Map<String, String> cards = new HashMap<>();
    for (Officer officer : officers) {
      clash(certificates, officer, officer.certificate(), "执法证号 / certificate", clashes);
      officer.proofs().card().ifPresent(card -> clash(cards, officer, card, "卡号 / card", clashes));
    }
    return clashes;
  }

  private static void clash(
      Map<String, String> seen, Officer officer, String value, String what, List<String> clashes) {
    String other = seen.putIfAbsent(value, officer.id());
    if (other != null) {
      clashes.add(what + " " + value + ": " + other + ", " + officer.id() + " 重复 / both have it");
    }
  }
}
