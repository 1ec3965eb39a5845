package io.shuijing.dock.cli;

import io.shuijing.dock.catalogue.CatalogueFault;
import io.shuijing.dock.ledger.LedgerLine;
import io.shuijing.dock.ledger.LedgerSheet;
import io.shuijing.dock.roster.RosterFault;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What somebody has to see to: recorders that are out or late, matters that are not covered. */
@Command(
    name = "overdue",
    description = {
      "未归还、逾期（24 小时）与应记录而未记录的事项；有逾期或未覆盖则退出码 1。",
      "What is out, overdue (24 h), or was to be recorded and was not; exit code 1 if there is any"
          + " beyond being out."
    },
    mixinStandardHelpOptions = true)
final class OverdueCommand implements Callable<Integer> {
  private static final Duration USUAL = Duration.ofDays(31);

  private final PrintStream out;
  @Mixin private ConfigurationFile file = new ConfigurationFile();
  @Mixin private Span span = new Span();
  @Mixin private SheetOutput output = new SheetOutput();

  OverdueCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Configuration.Wrong, CatalogueFault, RosterFault, IOException {
    Place place = file.place();
    ZoneId zone = place.configuration().records().zone();
    Instant now = place.clocks().wall().time();
    Instant from = span.from(zone).orElse(now.minus(USUAL));
    List<LedgerLine> lines = Desks.of(place).ledger().open(from, now);
    output.show(new LedgerSheet(output.language(), zone).overdue(lines), out);
    return lines.stream().anyMatch(LedgerLine::isAlarming) ? ExitCode.UNEXPECTED : ExitCode.OK;
  }
}
