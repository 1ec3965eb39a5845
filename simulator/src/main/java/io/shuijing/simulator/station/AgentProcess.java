package io.shuijing.simulator.station;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * A command of ours in a JVM of its own: its standard output comes as lines, its log goes to a
 * file.
 */
public final class AgentProcess implements AutoCloseable {
  private static final String GONE = "\u0000gone";

  private final String name;
  private final Path log;
  private final Process process;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  private AgentProcess(String name, Path log, Process process) {
    this.name = name;
    this.log = log;
    this.process = process;
  }

  /** Starts {@code java mainClass arguments…} on this JVM's own class path. */
  public static AgentProcess start(String name, Path log, String mainClass, List<String> arguments)
      throws IOException {
    Process process =
        new ProcessBuilder(command(mainClass, arguments))
            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
            .start();
    AgentProcess agent = new AgentProcess(name, log, process);
    Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
    Thread.ofPlatform().daemon().name("lines of " + name).start(agent::readLines);
    return agent;
  }

  /** The words that start a main class in a JVM like this one. */
  public static List<String> command(String mainClass, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:+UseSerialGC", "-Xmx64m", "--enable-native-access=ALL-UNNAMED", "-cp"));
    command.add(System.getProperty("java.class.path"));
    command.add(mainClass);
    command.addAll(arguments);
    return command;
  }

  private void readLines() {
    try (BufferedReader reader = process.inputReader()) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(line);
      }
    } catch (IOException e) {
      lines.add(GONE); // its end of the pipe broke: the same as an end
      return;
    }
    lines.add(GONE);
  }

  /** Sends one line to its standard input. */
  public void send(String line) throws IOException {
    Writer writer = process.outputWriter();
    writer.write(line + "\n");
    writer.flush();
  }

  /**
   * Waits for a line; every line on the way goes to {@code seen}.
   *
   * @throws StationFailed if the process ends first or the patience does
   */
  public String await(Predicate<String> wanted, Duration patience, Consumer<String> seen)
      throws StationFailed, InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    for (Optional<String> line = next(deadline); line.isPresent(); line = next(deadline)) {
      seen.accept(line.get());
      if (wanted.test(line.get())) {
        return line.get();
      }
    }
    throw new StationFailed(name + " did not answer within " + patience.toSeconds() + " s", log);
  }

  private Optional<String> next(long deadline) throws StationFailed, InterruptedException {
    String line = lines.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    if (GONE.equals(line)) {
      lines.add(GONE);
      throw new StationFailed(name + " ended with exit code " + process.waitFor(), log);
    }
    return Optional.ofNullable(line);
  }

  /** Hands over every line until the process has ended; gives its exit code. */
  public int follow(Consumer<String> seen) throws InterruptedException {
    for (String line = lines.take(); !line.equals(GONE); line = lines.take()) {
      seen.accept(line);
    }
    return process.waitFor();
  }

  /** Whether such a line comes in time; those before it are passed over. */
  public boolean sees(Predicate<String> wanted, Duration patience)
      throws StationFailed, InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    for (Optional<String> line = next(deadline); line.isPresent(); line = next(deadline)) {
      if (wanted.test(line.get())) {
        return true;
      }
    }
    return false;
  }

  /** Waits for the end of a process whose power was taken away. */
  public void awaitEnd() throws InterruptedException {
    process.waitFor();
  }

  /** Waits for the end of a process that ends by itself; anything but exit code 0 is a failure. */
  public void finish(Duration patience) throws StationFailed, InterruptedException {
    if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new StationFailed(name + " did not end within " + patience.toSeconds() + " s", log);
    }
    if (process.exitValue() != 0) {
      throw new StationFailed(name + " ended with exit code " + process.exitValue(), log);
    }
  }

  /** Runs a command to its end, all that it says going to {@code out}; gives its exit code. */
  public static int run(List<String> command, Path folder, PrintStream out)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    try (InputStream said = process.getInputStream()) {
      said.transferTo(out);
    }
    out.flush();
    return process.waitFor();
  }

  /** Switches it off in order, and ends it if it does not obey. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Takes its power away. */
  public void cutPower() {
    process.destroyForcibly();
  }

  /** The operating system's number of the process. */
  public long pid() {
    return process.pid();
  }
}
