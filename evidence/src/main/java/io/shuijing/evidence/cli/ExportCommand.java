package io.shuijing.evidence.cli;

import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.seal.AgeIdentity;
import io.shuijing.evidence.verify.Report;
import io.shuijing.evidence.verify.SessionReport;
import io.shuijing.evidence.verify.Supply;
import io.shuijing.evidence.verify.Verdict;
import io.shuijing.evidence.verify.Verifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Opens segments and joins them to what is played. */
@Command(
    name = "export",
    description = {
      "先核验，再打开各场次的分段，依次相接为 OUT/场次/video.mp4；每段都核对过才出现这个文件名。",
      "Verifies, then opens each session's segments and joins them to OUT/SESSION/video.mp4; the file",
      "gets this name only when every segment was checked."
    },
    footer = {
      "",
      "退出码：0 全部导出且核验无矛盾；1 有发现，或有场次未能导出；2 无法进行。",
      "Exit code: 0 all exported and nothing found; 1 findings, or a session could not be exported;",
      "2 not possible."
    })
final class ExportCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "PATH",
      description = {"同 verify。", "As for verify."})
  private @Nullable Path path;

  @Option(
      names = "--identity",
      required = true,
      paramLabel = "FILE",
      description = {"办案单位的 age 身份文件。", "The office's age identity file."})
  private @Nullable Path identity;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = {"写到哪个文件夹。", "Folder to write to."})
  private @Nullable Path out;

  @Mixin private Choices choices = new Choices();

  private final Consoles consoles;

  ExportCommand(Consoles consoles) {
    this.consoles = consoles;
  }

  @Override
  public Integer call() throws Unusable, IOException {
    Path given = java.util.Objects.requireNonNull(path, "picocli demands it");
    AgeIdentity opener =
        Choices.identity(java.util.Objects.requireNonNull(identity, "picocli demands it"));
    Path target = java.util.Objects.requireNonNull(out, "picocli demands it");
    RecorderFolders found = RecorderFolders.at(given);
    Optional<SessionId> session = choices.session().or(found::session);
    Verifier verifier = new Verifier(Choices.anchors(choices.keysFor(found)));
    if (session.isPresent()) {
      verifier = verifier.of(session.get());
    }
    int code = ExitCode.GOOD;
    for (Path folder : found.folders()) {
      Supply supply = new FolderSupply(folder, Supply.Kind.ARCHIVE);
      Report report = verifier.verify(supply);
      Path into = found.folders().size() == 1 ? target : target.resolve(folder.getFileName());
      code = Math.max(code, Math.max(ExitCode.of(report), export(supply, report, opener, into)));
    }
    return code;
  }

  private int export(Supply supply, Report report, AgeIdentity opener, Path into)
      throws Unusable, IOException {
    Speech speech = choices.speech();
    Movies movies = new Movies(supply, opener, into);
    int code = ExitCode.GOOD;
    for (SessionReport session : report.sessions()) {
      String verdict = new Words(speech).meaning(session.verdict());
      consoles.out().println(speech.of("场次 ", "session ") + session.id() + "  " + verdict);
      if (session.verdict().compareTo(Verdict.EXTRA) > 0) {
        consoles.out().println("  " + refused(speech));
        code = ExitCode.FOUND;
        continue;
      }
      for (Movies.Outcome outcome : movies.export(session.id())) {
        consoles.out().println("  " + words(outcome, speech));
        code = Math.max(code, outcome instanceof Movies.Written ? 0 : ExitCode.FOUND);
      }
    }
    return code;
  }

  private static String refused(Speech speech) {
    return speech.of(
        "未导出：见 verify 的发现；单个分段可用 age 打开，方法见 docs/verify/README.md",
        "not exported: see what verify finds; single segments can be opened with age, see"
            + " docs/verify/README.md");
  }

  private static String words(Movies.Outcome outcome, Speech speech) {
    return switch (outcome) {
      case Movies.Written written ->
          written.file()
              + "  "
              + Speech.amount(written.bytes())
              + speech.of(" 字节", " bytes")
              + "  sha256 "
              + written.digest();
      case Movies.Failed failed ->
          speech.of("未导出：", "not exported: ") + failed.file() + ": " + failed.reason();
    };
  }
}
