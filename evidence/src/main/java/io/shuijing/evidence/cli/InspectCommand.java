package io.shuijing.evidence.cli;

import io.shuijing.evidence.Moment;
import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.journal.JournalReader;
import io.shuijing.evidence.journal.JournalReader.Damaged;
import io.shuijing.evidence.journal.JournalReader.End;
import io.shuijing.evidence.journal.JournalReader.Piece;
import io.shuijing.evidence.journal.JournalReader.Whole;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.verify.Supply;
import io.shuijing.evidence.verify.Supply.Item;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows what is written, and says nothing of whether it is true. */
@Command(
    name = "inspect",
    description = {
      "用通常的话逐条显示日志，再列出各轨道的分段；不验签、不作结论。",
      "Shows the journal record by record in plain words, then the blocks of the tracks; no verdict."
    },
    footer = {"", "退出码：0 已显示；2 无法读取。", "Exit code: 0 shown; 2 cannot be read."})
final class InspectCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "PATH",
      description = {
        "记录仪文件夹（其中有 journal）、其中的 sessions/ID，或档案文件夹。",
        "Folder of a recorder (it holds journal), sessions/ID in it, or folder of an archive."
      })
  private @Nullable Path path;

  @Mixin private Choices choices = new Choices();

  private final Consoles consoles;

  InspectCommand(Consoles consoles) {
    this.consoles = consoles;
  }

  @Override
  public Integer call() throws Unusable, IOException {
    Path given = java.util.Objects.requireNonNull(path, "picocli demands it");
    RecorderFolders found = RecorderFolders.at(given);
    Optional<SessionId> session = choices.session().or(found::session);
    for (Path folder : found.folders()) {
      inspect(folder, session);
    }
    return ExitCode.GOOD;
  }

  private void inspect(Path folder, Optional<SessionId> only) throws Unusable, IOException {
    PrintStream out = consoles.out();
    Speech speech = choices.speech();
    Supply supply = new FolderSupply(folder, Supply.Kind.ARCHIVE);
    out.println(folder + "/journal");
    try (InputStream in = supply.journal()) {
      journal(new JournalReader(in), only, speech);
    }
    String prefix = "sessions/" + only.map(id -> id + "/").orElse("");
    List<Item> tracks =
        supply.files().stream()
            .filter(item -> item.path().startsWith(prefix) && item.path().endsWith(".track"))
            .sorted(java.util.Comparator.comparing(Item::path))
            .toList();
    for (Item track : tracks) {
      out.println();
      new TrackText(speech, out).track(folder.resolve(track.path()), track);
    }
    out.println();
  }

  private void journal(JournalReader journal, Optional<SessionId> only, Speech speech)
      throws IOException {
    EntryWords words = new EntryWords(speech);
    SessionLines sessions = new SessionLines(speech);
    Piece piece = journal.next();
    while (!(piece instanceof End)) {
      switch (piece) {
        case Whole whole -> {
          if (only.isEmpty() || only.equals(whole.record().entry().ofSession())) {
            consoles.out().println(line(whole.record(), words, speech));
            sessions.add(whole.record().entry(), whole.record().record().moment().wall());
          }
        }
        case Damaged damaged -> consoles.out().println(damaged(damaged, speech));
        case End _ -> {}
      }
      piece = journal.next();
    }
    consoles.out().println();
    sessions.lines().forEach(consoles.out()::println);
  }

  private static String line(StoredRecord record, EntryWords words, Speech speech) {
    Moment at = record.record().moment();
    String clock =
        at.source().word()
            + (at.uncertaintyMs().isPresent() ? "±" + at.uncertaintyMs().getAsLong() : "±?");
    return Speech.padded(Long.toString(record.n()), 8)
        + speech.time(at.wall())
        + "  "
        + Speech.padded(clock, 9)
        + Speech.padded(at.boot() + "+" + Speech.span(at.monoMs()), 18)
        + words.of(record.entry());
  }

  private static String damaged(Damaged damaged, Speech speech) {
    return speech.of("????????", "????????")
        + speech.of("不是记录的字节，位于 ", "bytes that are no record, at ")
        + damaged.offset()
        + ", "
        + damaged.length()
        + speech.of(" 字节：", " bytes: ")
        + damaged.reason().getMessage();
  }
}
