package io.shuijing.dock.bay;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.dock.intake.Finding;
import io.shuijing.dock.intake.Objection;
import io.shuijing.evidence.Name;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * The tables of a bay in docs/states.md are what the code does; a failure prints the right rows.
 */
class StatesDocumentTest {
  private static final Path DOCUMENT = Path.of("../docs/states.md");
  private static final Name RECORDER = Name.recorder("ruzhou-water.example", "RZ-0007");
  private static final Finding FORK = new Finding(Objection.FORK, "record 3 is another one");
  private static final Finding UNKNOWN = new Finding(Objection.UNKNOWN_RECORDER, "not enrolled");

  private static Map<String, BayState> states() {
    Map<String, BayState> states = new LinkedHashMap<>();
    for (BayState state :
        List.of(
            new BayState.Empty(),
            new BayState.Identifying(RECORDER),
            new BayState.Verifying(RECORDER),
            new BayState.Offloading(RECORDER),
            new BayState.Charging(RECORDER, 300, 50),
            new BayState.Releasable(RECORDER),
            new BayState.Quarantined(RECORDER, UNKNOWN),
            new BayState.Faulty("store-full", "make room"))) {
      states.put(state.word(), state);
    }
    return states;
  }

  private static Map<String, BayStep> steps() {
    Map<String, BayStep> steps = new LinkedHashMap<>();
    steps.put("nobody answers", new BayStep.NobodyThere());
    steps.put("a recorder proves its name", new BayStep.Arrived(RECORDER));
    steps.put("its journal is looked at", new BayStep.JournalDue(RECORDER));
    steps.put("a file is due", new BayStep.FileDue(RECORDER));
    steps.put("bytes of a file came", new BayStep.BytesCame(RECORDER));
    steps.put("all done, charge too low", new BayStep.ChargeLow(RECORDER, 310, 50));
    steps.put("all done", new BayStep.AllDone(RECORDER));
    steps.put("it is not believed", new BayStep.Disbelieved(RECORDER, FORK));
    steps.put("something hinders", new BayStep.Hindered("silent", "it does not answer"));
    steps.put("the link ends", new BayStep.LinkEnded());
    return steps;
  }

  private static List<String> rows() {
    List<String> rows = new ArrayList<>();
    states()
        .forEach((from, state) ->
            steps()
                .forEach((what, step) -> {
                  Optional<BayState> next = state.next(step);
                  if (next.isPresent()) {
                    String to = next.get().word().equals(from) ? "" : next.get().word();
                    rows.add("| " + from + " | " + what + " | " + to + " |");
                  }
                }));
    return rows;
  }

  private static List<String> table(String head) throws Exception {
    List<String> lines = Files.readAllLines(DOCUMENT);
    int at = lines.indexOf(head);
    assertThat(at).as("'%s' in %s", head, DOCUMENT).isNotNegative();
    return lines.stream().skip(at + 2L).takeWhile(line -> line.startsWith("|")).toList();
  }

  @Test
  void every_state_of_a_bay_leads_where_the_document_says() throws Exception {
    assertThat(table("| bay is | what comes | next |"))
        .as("the right rows are:%n%s%n", String.join("\n", rows()))
        .isEqualTo(rows());
  }

  @Test
  void every_fault_has_the_outlook_that_the_document_says() throws Exception {
    List<String> right = new ArrayList<>();
    for (String fault :
        List.of(
            "busy",
            "occupied",
            "silent",
            "store-full",
            "store-gone",
            "store-io",
            "store-poisoned",
            "store-read-only",
            "gone",
            "unknown-host",
            "not-permitted",
            "unusable",
            "broken",
            "protocol",
            "refused",
            "office",
            "order",
            "pre-check",
            "store-damaged",
            "key-failed",
            "defect")) {
      right.add("| " + fault + " | " + new BayState.Faulty(fault, "").outlook().word() + " |");
    }
    assertThat(table("| fault | outlook |"))
        .as("the right rows are:%n%s%n", String.join("\n", right))
        .isEqualTo(right);
  }

  @Test
  void what_cannot_come_in_a_state_is_a_defect_and_no_state() {
    assertThat(new BayState.Empty().next(new BayStep.AllDone(RECORDER))).isEmpty();
    assertThat(new BayState.Quarantined(RECORDER, FORK).next(new BayStep.AllDone(RECORDER)))
        .isEmpty();
    assertThat(new BayState.Releasable(RECORDER).next(new BayStep.Arrived(RECORDER))).isEmpty();
  }
}
