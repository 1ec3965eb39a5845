package io.shuijing.simulator.accept;

import io.shuijing.dock.office.KeyPaths;
import io.shuijing.simulator.station.AgentProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Verifies all that was pulled by the script that shares no code with this program. */
final class VerifyStage {
  /** What follows from a test that was cut on purpose, and from not being a dock that cosigns. */
  private static final Set<String> EXPECTED = Set.of("UNANCHORED", "OPEN-ENDED", "INTERRUPTED");

  private static final String CLOCK_DOUBT = "CLOCK-DOUBT";

  private final Run run;

  VerifyStage(Run run) {
    this.run = run;
  }

  void judge() throws IOException, InterruptedException {
    if (run.course().brief()) {
      run.sheet().add(Result.notTestable(Item.VERIFIED, Said.of("why.brief")));
      return;
    }
    if (run.sheet().failed(Item.ENROLLED)) {
      run.sheet().add(Result.notTestable(Item.VERIFIED, Said.of("why.key-unknown")));
      return;
    }
    List<String> command = new ArrayList<>(List.of("sh", run.course().script().toString()));
    Path identity = run.premises().folder().resolve(KeyPaths.READER);
    if (Files.isReadable(identity)) {
      command.addAll(List.of("--identity", identity.toString()));
    }
    command.add(run.course().supply().toString());
    command.add(run.premises().folder().resolve(KeyPaths.PUBLISHED).toString());
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int code =
        AgentProcess.run(
            command, run.course().folder(), new PrintStream(said, true, StandardCharsets.UTF_8));
    judge(code, said.toString(StandardCharsets.UTF_8).lines().toList());
  }

  private void judge(int code, List<String> lines) {
    if (code == 2) {
      String last = lines.isEmpty() ? "" : lines.getLast();
      run.sheet().add(Result.notTestable(Item.VERIFIED, Said.of("message", last)));
      return;
    }
    String trust = value(lines, "trust ");
    List<String> unexpected = lines.stream().filter(this::isUnexpected).toList();
    Said measured =
        Said.of(
            "measured.verified",
            run.journal().size(),
            value(lines, "verdict "),
            trust,
            lines.stream().filter(line -> line.startsWith("finding ")).count());
    String first = unexpected.isEmpty() ? trust : unexpected.getFirst();
    run.sheet()
        .add(
            Result.of(
                Item.VERIFIED,
                unexpected.isEmpty() && trust.equals("KNOWN"),
                measured,
                Said.of("why.verified", first)));
  }

  private static String value(List<String> lines, String key) {
    return lines.stream()
        .filter(line -> line.startsWith(key))
        .map(line -> line.substring(key.length()))
        .findFirst()
        .orElse("-");
  }

  /** A finding about what was written during this run; what was before is not judged here. */
  private boolean isUnexpected(String line) {
    String[] words = line.split(" ", 4);
    if (!words[0].equals("finding") || words.length < 3 || EXPECTED.contains(words[1])) {
      return false;
    }
    if (words[1].equals(CLOCK_DOUBT) && run.sheet().failed(Item.CLOCK_OFFSET)) {
      return false; // the clock was named already
    }
    return !words[2].matches("[0-9]{1,15}")
        || Long.parseLong(words[2]) >= run.material().firstRecord();
  }
}
