package io.shuijing.dock.cli;

import io.shuijing.dock.roster.Officer;
import io.shuijing.dock.roster.Roster;
import io.shuijing.dock.roster.RosterBook;
import io.shuijing.dock.roster.RosterFault;
import io.shuijing.dock.roster.RosterImport;
import io.shuijing.dock.sheet.Column;
import io.shuijing.dock.sheet.Sheet;
import io.shuijing.evidence.verify.Language;
import io.shuijing.hal.linux.SystemEntropy;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The roster of officers. */
@Command(
    name = "roster",
    description = {"执法人员名册：导入、列出、移除。", "The roster of officers: import, list, remove."},
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class RosterCommand {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("id", "编号", "id"),
          new Column("name", "姓名", "name"),
          new Column("certificate", "执法证号", "certificate"),
          new Column("team", "班组", "team"),
          new Column("card", "卡号", "card"),
          new Column("pin", "口令", "PIN"));

  private final PrintStream out;

  RosterCommand(PrintStream out) {
    this.out = out;
  }

  @Command(
      name = "import",
      description = {
        "从 CSV 导入：编号,姓名,执法证号,卡号,班组,口令。有一处错误则全不导入。",
        "Imports CSV: id,name,certificate,card,team,pin. With one error nothing is imported."
      },
      mixinStandardHelpOptions = true)
  int importCsv(
      @Mixin ConfigurationFile file,
      @Parameters(index = "1", paramLabel = "FILE", description = "CSV (UTF-8)") Path csv)
      throws Configuration.Wrong, RosterFault, IOException {
    RosterBook book = Desks.of(file.place()).roster();
    RosterBook.Version before = book.current();
    Roster after =
        RosterImport.read(
            String.valueOf(csv.getFileName()), Bounded.read(csv), before.roster(), entropy());
    book.replace(before, after);
    out.println("roster " + after.officers().size());
    return ExitCode.OK;
  }

  private static SystemEntropy entropy() {
    return new SystemEntropy();
  }

  @Command(
      name = "list",
      description = {"列出名册。", "Lists the roster."},
      mixinStandardHelpOptions = true)
  int list(@Mixin ConfigurationFile file, @Mixin SheetOutput output)
      throws Configuration.Wrong, RosterFault, IOException {
    Language language = output.language();
    List<List<String>> rows =
        Desks.of(file.place()).roster().current().roster().officers().stream()
            .map(RosterCommand::row)
            .toList();
    output.show(
        new Sheet(
            language == Language.ZH ? "执法人员名册" : "Roster of officers", language, COLUMNS, rows),
        out);
    return ExitCode.OK;
  }

  private static List<String> row(Officer officer) {
    return List.of(
        officer.id(),
        officer.name(),
        officer.certificate(),
        officer.team().orElse("-"),
        officer.proofs().card().orElse("-"),
        officer.proofs().pin().isPresent() ? "*" : "-");
  }

  @Command(
      name = "remove",
      description = {"移除一人；旧版本保留。", "Removes an officer; older versions stay."},
      mixinStandardHelpOptions = true)
  int remove(
      @Mixin ConfigurationFile file,
      @Parameters(index = "1", paramLabel = "ID", description = "编号 / id") String id)
      throws Configuration.Wrong, RosterFault, IOException {
    RosterBook book = Desks.of(file.place()).roster();
    RosterBook.Version before = book.current();
    if (before.roster().withId(id).isEmpty()) {
      throw new Configuration.Wrong("名册中没有 / not in the roster: " + id);
    }
    book.replace(before, before.roster().without(id));
    out.println("removed " + id);
    return ExitCode.OK;
  }
}
