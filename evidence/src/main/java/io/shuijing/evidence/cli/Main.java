package io.shuijing.evidence.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;

/** Starts {@code verify}, {@code inspect} and {@code export}. */
@Command(
    name = "shuijing",
    description = {"核验执法记录，谁都可以做。", "Verifies recordings; anyone can."},
    synopsisSubcommandLabel = "verify|inspect|export",
    subcommands = {VerifyCommand.class, InspectCommand.class, ExportCommand.class})
public final class Main {
  private Main() {}

  /** Runs a command and ends the process with its exit code. */
  public static void main(String[] arguments) {
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    int code = run(arguments, out, err);
    out.flush();
    err.flush();
    System.exit(code);
  }

  private static PrintStream utf8(FileDescriptor to) {
    return new PrintStream(new FileOutputStream(to), false, StandardCharsets.UTF_8);
  }

  /**
   * Runs a command.
   *
   * @return 0, 1 or 2: see {@link ExitCode}
   */
  public static int run(String[] arguments, PrintStream out, PrintStream err) {
    CommandLine line = new CommandLine(new Main(), new Consoles(out, err));
    line.setOut(new java.io.PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setErr(new java.io.PrintWriter(err, true, StandardCharsets.UTF_8));
    line.setParameterExceptionHandler(Main::misused);
    line.setExecutionExceptionHandler((e, _, _) -> failed(e, err));
    return line.execute(arguments);
  }

  private static int misused(ParameterException e, String[] arguments) {
    CommandLine command = e.getCommandLine();
    String name = command.getCommandName();
    command.getErr().println("用法有误 / usage: " + e.getMessage() + " (" + name + " --help)");
    return ExitCode.UNUSABLE;
  }

  private static int failed(Exception e, PrintStream err) throws Exception {
    if (e instanceof Unusable unusable) {
      err.println(unusable.getMessage());
      return ExitCode.UNUSABLE;
    }
    throw e;
  }
}
