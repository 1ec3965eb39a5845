package io.shuijing.dock.cli;

import io.shuijing.dock.prompt.OrderFault;
import io.shuijing.dock.roster.Desk;
import io.shuijing.dock.roster.Officer;
import io.shuijing.dock.roster.RosterFault;
import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.Name;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** An officer takes a recorder: the order is written, the bay carries it out. */
@Command(
    name = "check-out",
    description = {
      "执法人员凭口令或卡领取执法记录仪：写下领用单，由采集位执行。",
      "An officer takes a recorder by PIN or card: the order is written, the bay carries it out."
    },
    mixinStandardHelpOptions = true)
final class CheckOutCommand implements Callable<Integer> {
  private final PrintStream out;
  @Mixin private ConfigurationFile file = new ConfigurationFile();

  @Option(
      names = "--officer",
      paramLabel = "ID",
      description = {"编号，随后询问口令。", "Id; the PIN is asked for."})
  private @Nullable String officer;

  @Option(
      names = "--pin",
      interactive = true,
      arity = "0..1",
      prompt = "口令 / PIN: ",
      description = {"口令（不回显）。", "PIN, not echoed."})
  private char @Nullable [] pin;

  @Option(
      names = "--card",
      paramLabel = "NUMBER",
      description = {"卡号，代替编号和口令。", "Card number instead of id and PIN."})
  private @Nullable String card;

  @Option(
      names = "--recorder",
      required = true,
      paramLabel = "SERIAL",
      description = {"记录仪编号。", "Serial number of the recorder."})
  private String recorder = "";

  @Option(
      names = "--assignment",
      paramLabel = "ID",
      description = {"任务编号；只有一项任务时可省。", "Assignment; not needed if there is only one."})
  private @Nullable String assignment;

  CheckOutCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws Configuration.Wrong, RosterFault, OrderFault, IOException {
    Place place = file.place();
    Desk desk = new Desk(Desks.of(place).volume(), place.orders());
    Desk.Ordered ordered =
        desk.order(identified(desk), Optional.ofNullable(assignment), recorder(place));
    out.println(
        "ordered "
            + ordered.recorder().last()
            + " "
            + ordered.assignment().id()
            + " "
            + ordered.officer().id());
    return ExitCode.OK;
  }

  private Officer identified(Desk desk) throws Configuration.Wrong, RosterFault, IOException {
    if (card != null) {
      return desk.byCard(card);
    }
    if (officer == null || pin == null) {
      throw new Configuration.Wrong(
          "请用 --officer ID --pin 或 --card / give --officer ID --pin, or --card");
    }
    return desk.byPin(officer, new String(pin));
  }

  private Name recorder(Place place) throws Configuration.Wrong {
    String domain = place.configuration().name().domain();
    try {
      return Name.parse(domain + "/recorder/" + recorder);
    } catch (Malformed e) {
      throw new Configuration.Wrong("--recorder: not a serial number: " + recorder);
    }
  }
}
