package io.shuijing.simulator.storm;

import io.shuijing.simulator.plan.Outcome.Failure;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** One failure as two lines, and its plan as a file. */
final class FailureText {
  private final Path project;

  FailureText(Path project) {
    this.project = project;
  }

  /** Writes the plan down and says what happened and how to see it again. */
  String write(Tally.Failed failed) throws IOException {
    Failure failure = failed.failure();
    Path folder = Files.createDirectories(project.resolve("target/storm"));
    String name =
        failed.plan().profile().word()
            + "-"
            + failed.plan().seed()
            + "-"
            + failure.invariant()
            + ".plan";
    Path file = folder.resolve(name);
    String text =
        "# " + failure.invariant() + ": " + failure.message() + "\n" + failed.plan().text();
    Files.writeString(file, text, StandardCharsets.UTF_8);
    return "seed "
        + failed.plan().seed()
        + " · commit "
        + commit()
        + " · profile "
        + failed.plan().profile().word()
        + " · at "
        + failure.virtualMs()
        + " ms"
        + " · operation "
        + failure.operation()
        + " · "
        + failure.invariant()
        + ": "
        + failure.message()
        + "\n  ./shuijing replay target/storm/"
        + name;
  }

  private String commit() throws IOException {
    Process git =
        new ProcessBuilder("git", "-C", project.toString(), "rev-parse", "--short", "HEAD")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    return said.isEmpty() ? "unknown" : said;
  }
}
