package io.shuijing.dock;

import io.shuijing.dock.cli.Commands;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.tinylog.configuration.Configuration;

/** Starts the dock's commands; the log goes to standard error. */
public final class Main {
  private Main() {}

  /** Runs a command and ends the process with its exit code: see {@link Commands#run}. */
  public static void main(String[] arguments) {
    Configuration.set("writer", "console");
    Configuration.set("writer.stream", "err");
    Configuration.set("level", "info");
    Configuration.set("writer.format", "{date: yyyy-MM-dd HH:mm:ss.SSS} {level}: {message}");
    System.exit(Commands.run(arguments, utf8(FileDescriptor.out), utf8(FileDescriptor.err)));
  }

  private static PrintStream utf8(FileDescriptor to) {
    return new PrintStream(new FileOutputStream(to), true, StandardCharsets.UTF_8);
  }
}
