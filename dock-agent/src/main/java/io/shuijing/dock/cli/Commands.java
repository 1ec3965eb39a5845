package io.shuijing.dock.cli;

import io.shuijing.dock.catalogue.CatalogueFault;
import io.shuijing.dock.office.OfficeFault;
import io.shuijing.dock.prompt.OrderFault;
import io.shuijing.dock.roster.RosterFault;
import io.shuijing.dock.workrecord.WorkRecordFault;
import io.shuijing.hal.HardwareFault;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import org.tinylog.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IFactory;
import picocli.CommandLine.ParameterException;

/** The dock's commands. */
@Command(
    name = "dock",
    description = {"采集站与机关档案库。", "The dock and the office's archive."},
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      InitCommand.class,
      EnrolCommand.class,
      RevokeCommand.class,
      ReplaceCommand.class,
      StatusCommand.class,
      CheckCommand.class,
      RunCommand.class,
      EquipmentCommand.class,
      RosterCommand.class,
      AssignCommand.class,
      CheckOutCommand.class,
      LedgerCommand.class,
      OverdueCommand.class,
      WorkRecordCommand.class,
      CatalogueCommand.class,
      FsckCommand.class,
      ReverifyCommand.class,
      WitnessCommand.class
    },
    mixinStandardHelpOptions = true)
public final class Commands {
  private Commands() {}

  /**
   * Runs a command.
   *
   * @return 0 if all is well, 2 if something is to be mended first, 1 otherwise
   */
  public static int run(String[] arguments, PrintStream out, PrintStream err) {
    CommandLine line = new CommandLine(new Commands(), new Consoles(out));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    line.setParameterExceptionHandler(Commands::misused);
    line.setExecutionExceptionHandler((e, _, _) -> failed(e, err));
    return line.execute(arguments);
  }

  private static int misused(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    command
        .getErr()
        .println(
            "用法有误 / not understood: "
                + String.valueOf(e.getMessage()).lines().findFirst().orElse("")
                + "; try "
                + command.getCommandSpec().qualifiedName()
                + " --help");
    return ExitCode.TO_BE_MENDED;
  }

  private static int failed(Exception e, PrintStream err) {
    return switch (e) {
      case Configuration.Wrong _,
          OfficeFault _,
          RosterFault _,
          OrderFault _,
          CatalogueFault _,
          WorkRecordFault _,
          HardwareFault _ ->
          toBeMended(err, String.valueOf(e.getMessage()));
      case NoSuchFileException missing ->
          toBeMended(err, missing.getFile() + " is not there: check the path");
      case IOException _ -> toBeMended(err, "cannot go on: " + e);
      default -> {
        Logger.error(e, "a defect of the dock");
        yield ExitCode.UNEXPECTED;
      }
    };
  }

  private static int toBeMended(PrintStream err, String message) {
    err.println(message);
    return ExitCode.TO_BE_MENDED;
  }

  /** Gives commands the console that their constructors ask for. */
  private record Consoles(PrintStream out) implements IFactory {
    @Override
    public <K> K create(Class<K> type) throws Exception {
      try {
        return type.getDeclaredConstructor(PrintStream.class).newInstance(out);
      } catch (NoSuchMethodException e) {
        return CommandLine.defaultFactory().create(type);
      }
    }
  }
}
