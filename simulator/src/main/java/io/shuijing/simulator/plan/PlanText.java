package io.shuijing.simulator.plan;

import io.shuijing.simulator.disk.PlannedDiskFault;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads plans, strictly: lines in their order, nothing unknown. */
public final class PlanText {
  static final String FORMAT = "shuijing-plan/v1";

  private final List<String> lines;
  private int next;

  private PlanText(String text) {
    this.lines = text.lines().filter(line -> !line.startsWith("#")).toList();
  }

  /**
   * Reads a plan; lines that begin with {@code #} are passed over.
   *
   * @throws MalformedPlan with the line, what stands there and what is allowed
   */
  public static FaultPlan parse(String text) throws MalformedPlan {
    return new PlanText(text).plan();
  }

  private FaultPlan plan() throws MalformedPlan {
    words(FORMAT, 0);
    long seed = number(words("seed", 1)[1]);
    Profile profile = named(Profile.values(), Profile::word, words("profile", 1)[1]);
    Script script = script();
    String signatures = words("signatures", 1)[1];
    if (!signatures.equals("toy") && !signatures.equals("real")) {
      throw wrong("'" + signatures + "'; allowed: toy, real");
    }
    List<Fault> faults = new ArrayList<>();
    while (next < lines.size()) {
      faults.add(fault());
    }
    return new FaultPlan(seed, profile, script, signatures.equals("real"), faults);
  }

  private Script script() throws MalformedPlan {
    String[] word = words("shift", 8);
    for (String key : List.of("rounds", "recordings", "segments", "off-seconds")) {
      int at = 1 + 2 * List.of("rounds", "recordings", "segments", "off-seconds").indexOf(key);
      if (!word[at].equals(key)) {
        throw wrong("'" + word[at] + "' instead of '" + key + "'");
      }
    }
    try {
      return new Script(
          Math.toIntExact(number(word[2])),
          Math.toIntExact(number(word[4])),
          Math.toIntExact(number(word[6])),
          Math.toIntExact(number(word[8])));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private Fault fault() throws MalformedPlan {
    String line = lines.get(next++);
    String[] word = line.split(" ", 3);
    if (!word[0].equals("fault") || word.length != 3) {
      throw wrong("'fault' and what befalls which part is expected here");
    }
    if (word[1].equals("part")) {
      return ofPart(word[2].split(" ", -1));
    }
    if (word[1].equals("adversary")) {
      return ofAdversary(word[2].split(" ", -1));
    }
    if (word[1].equals("peer")) {
      return ofPeer(word[2].split(" ", -1));
    }
    Target target = named(Target.values(), Target::word, word[1]);
    try {
      return new Fault.OfDisk(target, PlannedDiskFault.parse(word[2]));
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private Fault ofPart(String[] word) throws MalformedPlan {
    if (word.length != 6) {
      throw wrong("number, kind, amount, 'at', unit and when are expected behind 'fault part'");
    }
    PartFault kind = named(PartFault.values(), PartFault::word, word[1]);
    if (!kind.id().equals(word[0])) {
      throw wrong(kind.word() + " is " + kind.id() + ", not " + word[0]);
    }
    if (!word[3].equals("at") || !word[4].equals(kind.unit().word())) {
      throw wrong(kind.word() + " is timed 'at " + kind.unit().word() + " N'");
    }
    try {
      return new Fault.OfPart(kind, number(word[2]), number(word[5]));
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private Fault ofAdversary(String[] word) throws MalformedPlan {
    if (word.length != 6 || !word[0].equals("A1") || !word[3].equals("at")) {
      throw wrong("'A1', edit, whose, 'at', occasion and which are expected behind 'adversary'");
    }
    Edit edit = named(Edit.values(), Edit::word, word[1]);
    Edit.Prey prey = named(Edit.Prey.values(), Edit.Prey::word, word[2]);
    Edit.Occasion occasion = named(Edit.Occasion.values(), Edit.Occasion::word, word[4]);
    try {
      return new Fault.OfAdversary(edit, prey, occasion, number(word[5]));
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private Fault ofPeer(String[] word) throws MalformedPlan {
    if (word.length != 5
        || !word[0].equals("A2")
        || !word[2].equals("at")
        || !word[3].equals("question")) {
      throw wrong("'A2', a lie, 'at question' and which are expected behind 'peer'");
    }
    Lie lie = named(Lie.values(), Lie::word, word[1]);
    try {
      return new Fault.OfPeer(lie, number(word[4]));
    } catch (IllegalArgumentException e) {
      throw wrong(String.valueOf(e.getMessage()));
    }
  }

  private String[] words(String first, int further) throws MalformedPlan {
    if (next == lines.size()) {
      next++;
      throw wrong("'" + first + "' is missing");
    }
    String[] words = lines.get(next++).split(" ", -1);
    if (!words[0].equals(first) || words.length != further + 1) {
      throw wrong("'" + first + "' and " + further + " words are expected here");
    }
    return words;
  }

  private <T> T named(T[] choices, Function<T, String> word, String wanted) throws MalformedPlan {
    for (T choice : choices) {
      if (word.apply(choice).equals(wanted)) {
        return choice;
      }
    }
    throw wrong("'" + wanted + "'; allowed: " + String.join(", ", allWords(choices, word)));
  }

  private static <T> List<String> allWords(T[] choices, Function<T, String> word) {
    return Stream.of(choices).map(word).toList();
  }

  private long number(String word) throws MalformedPlan {
    try {
      long number = Long.parseLong(word);
      if (Long.toString(number).equals(word)) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw wrong("'" + word + "' is no number: " + e.getMessage());
    }
    throw wrong("'" + word + "' is not written as numbers are");
  }

  private MalformedPlan wrong(String message) {
    return new MalformedPlan(next, message);
  }
}
