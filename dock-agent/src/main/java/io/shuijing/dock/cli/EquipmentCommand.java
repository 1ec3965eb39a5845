package io.shuijing.dock.cli;

import io.shuijing.dock.equipment.EquipmentRegister;
import io.shuijing.dock.equipment.EquipmentTable;
import io.shuijing.dock.office.OfficeFault;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The equipment register. */
@Command(
    name = "equipment",
    description = {"设备台账。", "The equipment register."},
    synopsisSubcommandLabel = "COMMAND",
    subcommands = EquipmentCommand.ListCommand.class,
    mixinStandardHelpOptions = true)
final class EquipmentCommand {

  /** Shows the register. */
  @Command(
      name = "list",
      description = {
        "列出本单位的记录仪和采集站：类别、编号、证书、固件、最近验收及有效期，配备比例。",
        "Shows recorders and docks: kind, serial, certificate, firmware, last acceptance and until when"
            + " it counts, ratio of recorders to officers."
      },
      mixinStandardHelpOptions = true)
  static final class ListCommand implements Callable<Integer> {
    private final PrintStream out;
    @Mixin private ConfigurationFile file = new ConfigurationFile();

    @Option(
        names = "--officers",
        paramLabel = "N",
        description = {"执法人员人数。", "How many officers there are."})
    private @Nullable Integer officers;

    @Option(
        names = "--csv",
        paramLabel = "FILE",
        description = {"另写成 CSV。", "Also writes a CSV file."})
    private @Nullable Path csv;

    @Option(
        names = "--xlsx",
        paramLabel = "FILE",
        description = {"另写成 XLSX。", "Also writes an XLSX file."})
    private @Nullable Path xlsx;

    @Option(
        names = "--lang",
        defaultValue = "zh",
        description = {"zh 或 en。", "zh or en."})
    private String language = "zh";

    ListCommand(PrintStream out) {
      this.out = out;
    }

    @Override
    public Integer call() throws Configuration.Wrong, OfficeFault, IOException {
      Place place = file.place();
      LocalDate today = LocalDate.ofInstant(place.clocks().wall().time(), ZoneOffset.UTC);
      EquipmentRegister register =
          new EquipmentRegister(place.volume(), place.configuration().name().domain());
      EquipmentTable table = new EquipmentTable(register.devices(today), language);
      OptionalInt people = officers == null ? OptionalInt.empty() : OptionalInt.of(officers);
      for (List<String> row : table.rows()) {
        out.println(String.join("  ", row));
      }
      out.println(table.ratio(people));
      if (csv != null) {
        Files.writeString(csv, table.csv(), StandardCharsets.UTF_8);
      }
      if (xlsx != null) {
        Files.write(xlsx, table.xlsx(people));
      }
      return ExitCode.OK;
    }
  }
}
