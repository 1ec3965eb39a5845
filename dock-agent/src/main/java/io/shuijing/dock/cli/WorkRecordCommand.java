package io.shuijing.dock.cli;

import io.shuijing.dock.archive.DirectoryArchive;
import io.shuijing.dock.catalogue.CatalogueFault;
import io.shuijing.dock.catalogue.Person;
import io.shuijing.dock.catalogue.Search;
import io.shuijing.dock.catalogue.SessionRow;
import io.shuijing.dock.office.OfficeFault;
import io.shuijing.dock.roster.Officer;
import io.shuijing.dock.roster.RosterFault;
import io.shuijing.dock.sheet.Column;
import io.shuijing.dock.sheet.Sheet;
import io.shuijing.dock.workrecord.Cause;
import io.shuijing.dock.workrecord.Opinion;
import io.shuijing.dock.workrecord.Stage;
import io.shuijing.dock.workrecord.WorkRecord;
import io.shuijing.dock.workrecord.WorkRecord.About;
import io.shuijing.dock.workrecord.WorkRecordBook;
import io.shuijing.dock.workrecord.WorkRecordFault;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.verify.Language;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Work records of recordings that were broken off (R12). */
@Command(
    name = "work-record",
    description = {
      "工作记录（第十二条）：列出待办、填写、审核。",
      "Work records (R12): list what is due, write, review."
    },
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class WorkRecordCommand {
  private static final int MAX_TEXT = 300;
  private static final int MAX_LISTED = 1000;
  private static final List<Column> COLUMNS =
      List.of(
          new Column("opened", "开始时间", "opened"),
          new Column("recorder", "执法记录仪", "recorder"),
          new Column("session", "场次", "session"),
          new Column("officers", "执法人员", "officers"),
          new Column("ended", "结束原因", "ended by"),
          new Column("stage", "工作记录", "work record"));

  private final PrintStream out;

  WorkRecordCommand(PrintStream out) {
    this.out = out;
  }

  /** Which session. */
  static final class Which {
    @Mixin private ConfigurationFile file = new ConfigurationFile();

    @Parameters(index = "1", paramLabel = "SERIAL", description = "记录仪编号 / recorder")
    private String recorder = "";

    @Parameters(index = "2", paramLabel = "SESSION", description = "场次 / session")
    private String session = "";

    private About about(Place place) throws Configuration.Wrong {
      try {
        String domain = place.configuration().name().domain();
        return new About(Name.parse(domain + "/recorder/" + recorder), SessionId.parse(session));
      } catch (Malformed e) {
        throw new Configuration.Wrong(
            "不是记录仪编号和场次 / not a serial number and a session such as RZ-0007 37-3: "
                + recorder
                + " "
                + session);
      }
    }
  }

  private static WorkRecordBook book(Desks desks) throws OfficeFault, IOException {
    return new WorkRecordBook(
        new DirectoryArchive(desks.volume()), desks.place().open(desks.volume()));
  }

  @Command(
      name = "list",
      description = {"列出需要工作记录的场次。", "Lists the sessions that need a work record."},
      mixinStandardHelpOptions = true)
  int list(
      @Mixin ConfigurationFile file,
      @Mixin Span span,
      @Mixin SheetOutput output,
      @Option(names = "--all", description = "含已备案的 / filed ones too") boolean all)
      throws Configuration.Wrong, OfficeFault, CatalogueFault, WorkRecordFault, IOException {
    Desks desks = Desks.of(file.place());
    ZoneId zone = desks.place().configuration().records().zone();
    Language language = output.language();
    Search search =
        new Search(
            Optional.empty(),
            span.from(zone),
            span.to(zone),
            Optional.empty(),
            Optional.empty(),
            Integer.MAX_VALUE);
    WorkRecordBook book = book(desks);
    List<List<String>> rows = new ArrayList<>();
    for (SessionRow session : new OfficeCatalogue(desks.place()).open().search(search)) {
      if (WorkRecordBook.isDue(session) && rows.size() < MAX_LISTED) {
        String domain = desks.place().configuration().name().domain();
        Stage stage =
            book.stage(
                new About(Name.recorder(domain, session.recorder()), session.outline().id()));
        if (all || !(stage instanceof Stage.Filed)) {
          rows.add(row(session, stage, language, zone));
        }
      }
    }
    output.show(
        new Sheet(
            language == Language.ZH ? "工作记录（第十二条）" : "Work records (R12)", language, COLUMNS, rows),
        out);
    return ExitCode.OK;
  }

  private static List<String> row(SessionRow session, Stage stage, Language language, ZoneId zone) {
    SessionSheet sheet = new SessionSheet(language, zone);
    return List.of(
        sheet.time(session.outline().times().from()),
        session.recorder(),
        session.outline().id().toString(),
        session.officers().stream().map(Person::toString).collect(Collectors.joining("\n")),
        session.outline().times().closeCause().orElse("-"),
        words(stage, language == Language.ZH));
  }

  private static String words(Stage stage, boolean zh) {
    return switch (stage) {
      case Stage.ToBeWritten _ -> zh ? "待填写" : "to be written";
      case Stage.ToBeReviewed(WorkRecord written) ->
          (zh ? "待审核：" : "to be reviewed: ") + words(written, zh);
      case Stage.SentBack(WorkRecord _, var review) ->
          (zh ? "退回：" : "sent back: ") + review.opinion();
      case Stage.Filed(WorkRecord written, var review) ->
          (zh ? "已备案：" : "filed: ") + words(written, zh) + "; " + review.by();
    };
  }

  private static String words(WorkRecord written, boolean zh) {
    return (zh ? written.cause().chinese() : written.cause().word())
        + "; "
        + written.grounds().reason()
        + "; "
        + written.by();
  }

  @Command(
      name = "write",
      description = {"填写一份工作记录。", "Writes a work record."},
      mixinStandardHelpOptions = true)
  int write(
      @Mixin Which which,
      @Option(
              names = "--cause",
              required = true,
              description = "device | weather | obstruction | force-majeure")
          String cause,
      @Option(names = "--reason", required = true, description = "原因 / why") String reason,
      @Option(names = "--basis", required = true, description = "依据 / on what basis") String basis,
      @Option(names = "--by", required = true, description = "填写人编号 / officer's id") String by)
      throws Configuration.Wrong, OfficeFault, RosterFault, WorkRecordFault, IOException {
    Desks desks = Desks.of(which.file.place());
    WorkRecord written =
        new WorkRecord(
            which.about(desks.place()),
            cause(cause),
            new WorkRecord.Grounds(text("--reason", reason), text("--basis", basis)),
            person(desks, by),
            now(desks));
    book(desks).write(written);
    out.println("written " + which.recorder + " " + which.session);
    return ExitCode.OK;
  }

  @Command(
      name = "review",
      description = {"单位主要领导审核。", "The unit's leader reviews it."},
      mixinStandardHelpOptions = true)
  int review(
      @Mixin Which which,
      @Option(names = "--send-back", description = "退回 / sends it back") boolean sendBack,
      @Option(names = "--opinion", required = true, description = "意见 / opinion") String opinion,
      @Option(names = "--by", required = true, description = "审核人编号 / leader's id") String by)
      throws Configuration.Wrong, OfficeFault, RosterFault, WorkRecordFault, IOException {
    Desks desks = Desks.of(which.file.place());
    book(desks)
        .review(
            which.about(desks.place()),
            new Opinion(!sendBack, text("--opinion", opinion), person(desks, by), now(desks)));
    out.println("reviewed " + which.recorder + " " + which.session);
    return ExitCode.OK;
  }

  private static Cause cause(String word) throws Configuration.Wrong {
    return Cause.of(word)
        .orElseThrow(() ->
            new Configuration.Wrong(
                "--cause cannot be '"
                    + word
                    + "'; allowed are "
                    + Arrays.stream(Cause.values())
                        .map(Cause::word)
                        .collect(Collectors.joining(", "))));
  }

  private static String text(String option, String given) throws Configuration.Wrong {
    String text = given.strip().replaceAll("\\s+", " ");
    if (text.isEmpty()
        || text.length() > MAX_TEXT
        || text.codePoints().anyMatch(Character::isISOControl)) {
      throw new Configuration.Wrong(option + " takes 1 to " + MAX_TEXT + " characters");
    }
    return text;
  }

  private static Person person(Desks desks, String id)
      throws Configuration.Wrong, RosterFault, IOException {
    Officer officer =
        desks
            .roster()
            .current()
            .roster()
            .withId(id)
            .orElseThrow(() -> new Configuration.Wrong("名册中没有 / not in the roster: " + id));
    return new Person(officer.name(), officer.certificate());
  }

  private static Instant now(Desks desks) {
    return desks.place().clocks().wall().time();
  }
}
