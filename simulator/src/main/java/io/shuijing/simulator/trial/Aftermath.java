package io.shuijing.simulator.trial;

import io.shuijing.evidence.verify.Verdict;
import io.shuijing.simulator.station.AgentProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What must be true when all is over; every line is something that is not. */
final class Aftermath {
  private final TrialOffice office;
  private final List<Unit> units;
  private final List<String> wrong = new ArrayList<>();
  private final List<String> verdicts = new ArrayList<>();

  Aftermath(TrialOffice office, List<Unit> units) {
    this.office = office;
    this.units = units;
  }

  List<String> look() throws IOException, InterruptedException {
    for (Unit unit : units) {
      look(unit);
    }
    for (Path file : Folders.filesIn(office.quarantine())) {
      String reason = Files.readString(file.resolveSibling(reasonOf(file)));
      if (!reason.contains("\nfinding ORPHAN\n")) {
        wrong.add("put apart: " + file + ": " + reason.replace('\n', ' '));
      }
    }
    return wrong;
  }

  private static String reasonOf(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".reason") ? name : name + ".reason";
  }

  /** How often each verdict was given. */
  String verdicts() {
    return String.join(" ", verdicts);
  }

  private void look(Unit unit) throws IOException, InterruptedException {
    if (unit.tracksLeft() > 0) {
      wrong.add(unit.serial() + " has not freed " + unit.tracksLeft() + " tracks");
    }
    byte[] card = Files.readAllBytes(unit.card().resolve("journal"));
    Path kept = office.archive().resolve(unit.serial());
    byte[] copy = Files.readAllBytes(kept.resolve("journal"));
    if (copy.length > card.length || !Arrays.equals(copy, Arrays.copyOf(card, copy.length))) {
      wrong.add(unit.serial() + ": the office's journal is not the beginning of the recorder's");
    }
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    AgentProcess.run(
        AgentProcess.command(
            "io.shuijing.evidence.cli.Main", List.of("verify", kept.toString(), "--lang", "en")),
        kept,
        new PrintStream(said, true, StandardCharsets.UTF_8));
    judge(unit, said.toString(StandardCharsets.UTF_8));
  }

  private void judge(Unit unit, String report) {
    String word =
        report
            .lines()
            .filter(line -> line.startsWith("verdict "))
            .map(line -> line.replaceFirst("^verdict +", "").replaceFirst(":.*", ""))
            .findFirst()
            .orElse("none");
    verdicts.add(unit.serial() + "=" + word);
    boolean good =
        Arrays.stream(Verdict.values())
            .filter(verdict -> verdict.compareTo(Verdict.EXTRA) < 0)
            .anyMatch(verdict -> verdict.word().equals(word));
    if (!good) {
      wrong.add(unit.serial() + ": " + report);
    }
  }
}
