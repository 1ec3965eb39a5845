package io.shuijing.dock.cli;

import io.shuijing.dock.catalogue.CatalogueFault;
import io.shuijing.dock.catalogue.Search;
import io.shuijing.dock.catalogue.SessionRow;
import io.shuijing.evidence.verify.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Finds sessions. */
@Command(
    name = "search",
    description = {"按执法人员、时间、记录仪、结论查找场次。", "Finds sessions by officer, time, recorder, verdict."},
    mixinStandardHelpOptions = true)
final class CatalogueSearchCommand implements Callable<Integer> {
  private final PrintStream out;
  @Mixin private ConfigurationFile file = new ConfigurationFile();
  @Mixin private Span span = new Span();
  @Mixin private SheetOutput output = new SheetOutput();

  @Option(
      names = "--officer",
      paramLabel = "WHO",
      description = {"执法证号或姓名。", "Certificate number or name."})
  private @Nullable String officer;

  @Option(
      names = "--recorder",
      paramLabel = "SERIAL",
      description = {"记录仪编号。", "Serial number."})
  private @Nullable String recorder;

  @Option(
      names = "--verdict",
      paramLabel = "WORD",
      description = {"结论，如 INTACT、MISSING。", "Verdict, such as INTACT, MISSING."})
  private @Nullable String verdict;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = {"最多列出（默认 100）。", "At most (100)."})
  private int limit = 100;

  CatalogueSearchCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Configuration.Wrong, CatalogueFault, IOException {
    Place place = file.place();
    ZoneId zone = place.configuration().records().zone();
    Search search =
        new Search(
            Optional.ofNullable(officer),
            span.from(zone),
            span.to(zone),
            Optional.ofNullable(recorder),
            verdict(),
            limit);
    List<SessionRow> found = new OfficeCatalogue(place).open().search(search);
    output.show(new SessionSheet(output.language(), zone).of(found), out);
    return ExitCode.OK;
  }

  private Optional<Verdict> verdict() throws Configuration.Wrong {
    if (verdict == null) {
      return Optional.empty();
    }
    for (Verdict known : Verdict.values()) {
      if (known.word().equals(verdict) || known.chinese().equals(verdict)) {
        return Optional.of(known);
      }
    }
    throw new Configuration.Wrong(
        "--verdict cannot be '"
            + verdict
            + "'; known are "
            + Arrays.stream(Verdict.values()).map(Verdict::word).collect(Collectors.joining(", ")));
  }
}
