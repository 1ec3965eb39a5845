package io.shuijing.evidence.cli;

import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands with the streams that they write to. */
record Consoles(PrintStream out, PrintStream err) implements IFactory {

  @Override
  public <K> K create(Class<K> type) throws Exception {
    if (type == VerifyCommand.class) {
      return type.cast(new VerifyCommand(this));
    }
    if (type == InspectCommand.class) {
      return type.cast(new InspectCommand(this));
    }
    if (type == ExportCommand.class) {
      return type.cast(new ExportCommand(this));
    }
    return CommandLine.defaultFactory().create(type);
  }
}
