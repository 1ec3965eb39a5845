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

/** The use ledger (R4), and what is overdue or not covered (R13, R6). */
@Command(
    name = "ledger",
    description = {"执法记录仪使用台账（默认最近 31 天）。", "The use ledger of the recorders (the last 31 days)."},
    mixinStandardHelpOptions = true)
final class LedgerCommand implements Callable<Integer> {
  private static final Duration USUAL = Duration.ofDays(31);

  private final PrintStream out;
  @Mixin private ConfigurationFile file = new ConfigurationFile();
  @Mixin private Span span = new Span();
  @Mixin private SheetOutput output = new SheetOutput();

  LedgerCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Configuration.Wrong, CatalogueFault, RosterFault, IOException {
    Place place = file.place();
    ZoneId zone = place.configuration().records().zone();
    Instant now = place.clocks().wall().time();
    Instant to = span.to(zone).orElse(now.plusMillis(1));
    Instant from = span.from(zone).orElse(to.minus(USUAL));
    List<LedgerLine> lines = Desks.of(place).ledger().lines(from, to, now);
    output.show(new LedgerSheet(output.language(), zone).ledger(lines), out);
    return ExitCode.OK;
  }
}
