package io.shuijing.dock.cli;

import io.shuijing.dock.roster.Assignment;
import io.shuijing.dock.roster.AssignmentBook;
import io.shuijing.dock.roster.AssignmentImport;
import io.shuijing.dock.roster.RosterFault;
import io.shuijing.dock.sheet.Column;
import io.shuijing.dock.sheet.Sheet;
import io.shuijing.evidence.verify.Language;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Assignments: what officers are sent out for. */
@Command(
    name = "assign",
    description = {"执法任务：导入、列出、关闭。", "Assignments: import, list, close."},
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true)
final class AssignCommand {
  private static final List<Column> COLUMNS =
      List.of(
          new Column("id", "任务编号", "id"),
          new Column("purpose", "目的", "purpose"),
          new Column("matter", "事项", "matter"),
          new Column("party", "当事人", "party"),
          new Column("items", "清单序号", "annex 1"),
          new Column("officers", "执法人员", "officers"));

  private final PrintStream out;

  AssignCommand(PrintStream out) {
    this.out = out;
  }

  @Command(
      name = "import",
      description = {
        "从 CSV 导入：任务编号,单位,目的,事项,执法人员,班组,当事人,清单序号,语言。有一处错误则全不导入。",
        "Imports CSV: id,unit,purpose,matter,officers,team,party,items,language."
            + " With one error nothing is imported."
      },
      mixinStandardHelpOptions = true)
  int importCsv(
      @Mixin ConfigurationFile file,
      @Parameters(index = "1", paramLabel = "FILE", description = "CSV (UTF-8)") Path csv)
      throws Configuration.Wrong, RosterFault, IOException {
    Desks desks = Desks.of(file.place());
    List<Assignment> assignments =
        AssignmentImport.read(
            String.valueOf(csv.getFileName()),
            Bounded.read(csv),
            desks.roster().current().roster(),
            desks.matters());
    desks.assignments().plan(assignments);
    out.println("assignments " + assignments.size());
    return ExitCode.OK;
  }

  @Command(
      name = "list",
      description = {"列出待执行的任务。", "Lists planned assignments."},
      mixinStandardHelpOptions = true)
  int list(@Mixin ConfigurationFile file, @Mixin SheetOutput output)
      throws Configuration.Wrong, RosterFault, IOException {
    Language language = output.language();
    List<List<String>> rows =
        Desks.of(file.place()).assignments().planned().stream().map(AssignCommand::row).toList();
    output.show(
        new Sheet(
            language == Language.ZH ? "待执行的执法任务" : "Planned assignments", language, COLUMNS, rows),
        out);
    return ExitCode.OK;
  }

  private static List<String> row(Assignment assignment) {
    return List.of(
        assignment.id(),
        assignment.task().purpose(),
        assignment.task().matter(),
        assignment.party().orElse("-"),
        String.join(",", assignment.matters()),
        assignment.officers().stream()
            .map(member -> member.name() + " " + member.certificate())
            .collect(Collectors.joining("\n")));
  }

  @Command(
      name = "close",
      description = {"关闭任务，不再领用。", "Closes an assignment: nobody takes a recorder for it."},
      mixinStandardHelpOptions = true)
  int close(
      @Mixin ConfigurationFile file,
      @Parameters(index = "1", paramLabel = "ID", description = "任务编号 / id") String id)
      throws Configuration.Wrong, RosterFault, IOException {
    AssignmentBook book = Desks.of(file.place()).assignments();
    book.close(id);
    out.println("closed " + id);
    return ExitCode.OK;
  }
}
