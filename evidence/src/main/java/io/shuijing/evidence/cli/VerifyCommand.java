package io.shuijing.evidence.cli;

import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.audit.LogAudit;
import io.shuijing.evidence.audit.LogReport;
import io.shuijing.evidence.verify.Report;
import io.shuijing.evidence.verify.Supply;
import io.shuijing.evidence.verify.Supply.Item;
import io.shuijing.evidence.verify.Verifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Judges recorders and archives, and says why. */
@Command(
    name = "verify",
    description = {
      "核验一台记录仪、一个场次或整个档案：逐条验签、逐环验链、逐字节比对，给出结论和依据。",
      "Judges a recorder, a session or a whole archive: every signature, link and byte, with reasons."
    },
    footer = {
      "",
      "退出码：0 未见矛盾（INTACT，或只是 UNANCHORED）且密钥已知；1 有发现或密钥未知；2 无法核验。",
      "Exit code: 0 nothing speaks against it (INTACT, or no more than UNANCHORED) and the keys are",
      "known; 1 something was found or the key is unknown; 2 could not be verified."
    })
final class VerifyCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "PATH",
      description = {
        "记录仪文件夹（其中有 journal）、其中的 sessions/ID，或档案文件夹。",
        "Folder of a recorder (it holds journal), sessions/ID in it, or folder of an archive."
      })
  private @Nullable Path path;

  @Option(
      names = "--identity",
      paramLabel = "FILE",
      description = {
        "办案单位的 age 身份：另外打开每个分段，核对其内容。",
        "The office's age identity: opens every segment too and checks what is inside."
      })
  private @Nullable Path identity;

  @Option(
      names = "--card",
      description = {
        "PATH 是记录仪的存储卡：凭回执清除过的分段可以不在。",
        "PATH is a recorder's card: what it freed after a receipt may be absent."
      })
  private boolean card;

  @Mixin private Choices choices = new Choices();

  private final Consoles consoles;

  VerifyCommand(Consoles consoles) {
    this.consoles = consoles;
  }

  @Override
  public Integer call() throws Unusable, IOException {
    Path given = java.util.Objects.requireNonNull(path, "picocli demands it");
    RecorderFolders found = RecorderFolders.at(given);
    Optional<SessionId> session = choices.session().or(found::session);
    Optional<KeyFolder> keys = choices.keysFor(found);
    ReportText text = new ReportText(choices.speech(), consoles.out());
    text.keys(keys);
    int code = ExitCode.GOOD;
    try (ExecutorService threads = threads()) {
      for (Path folder : found.folders()) {
        Verifier verifier = verifier(keys, session).on(threads);
        Supply.Kind kind = card ? Supply.Kind.CARD : Supply.Kind.ARCHIVE;
        Report report = verify(verifier, new FolderSupply(folder, kind));
        require(session, report, folder);
        text.report(folder, report, session.isPresent());
        code = Math.max(code, ExitCode.of(report));
      }
    }
    if (found.archive().isPresent() && session.isEmpty()) {
      code = Math.max(code, audit(found.archive().get(), keys));
    }
    return code;
  }

  private int audit(ArchiveFolder archive, Optional<KeyFolder> keys) throws Unusable, IOException {
    LogReport report = new LogAudit(Choices.anchors(keys)).of(archive, LogAudit.Follower.NOBODY);
    new LogText(choices.speech(), consoles.out()).report(archive, report);
    return ExitCode.of(report);
  }

  private static ExecutorService threads() {
    return Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
  }

  private Verifier verifier(Optional<KeyFolder> keys, Optional<SessionId> session) throws Unusable {
    Verifier verifier = new Verifier(Choices.anchors(keys));
    if (identity != null) {
      verifier = verifier.opening(Choices.identity(identity));
    }
    return session.isPresent() ? verifier.of(session.get()) : verifier;
  }

  private Report verify(Verifier verifier, FolderSupply supply) throws IOException {
    long total = supply.files().stream().mapToLong(Item::length).sum();
    LongConsumer progress = Progress.of(consoles.err(), total);
    try {
      return verifier.verify(new CountedSupply(supply, progress));
    } finally {
      Progress.end(progress);
    }
  }

  private static void require(Optional<SessionId> session, Report report, Path folder)
      throws Unusable {
    if (session.isPresent() && report.sessions().isEmpty()) {
      throw new Unusable(
          "日志中没有场次 / no session in the journal: "
              + session.get()
              + " ("
              + folder
              + "; 可用 inspect 列出 / inspect lists them)");
    }
  }
}
