package io.shuijing.dock.cli;

import io.shuijing.dock.catalogue.Catalogue;
import io.shuijing.dock.catalogue.CatalogueFault;
import io.shuijing.dock.catalogue.Search;
import io.shuijing.dock.sql.SqlCatalogue;
import io.shuijing.evidence.verify.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures searches among many sessions, beside a search through the same rows as a text file. */
@Command(
    name = "bench",
    description = {
      "在大量示例场次中测量查询时间，与逐行查找文本文件（grep）对照。",
      "Measures searches among many example sessions, beside grep through the same rows."
    },
    mixinStandardHelpOptions = true)
final class CatalogueBenchCommand implements Callable<Integer> {
  private static final int ROUNDS = 101;
  private static final int LIMIT = 100;

  private final PrintStream out;

  @Option(
      names = "--sessions",
      paramLabel = "N",
      description = {"场次数（默认 1000000）。", "How many (1000000)."})
  private int sessions = 1_000_000;

  CatalogueBenchCommand(PrintStream out) {
    this.out = out;
  }

  @Override
  public Integer call() throws CatalogueFault, IOException, InterruptedException {
    Path folder = Files.createTempDirectory("shuijing-catalogue");
    try {
      measure(folder);
    } finally {
      try (Stream<Path> files = Files.list(folder)) {
        for (Path file : files.toList()) {
          Files.delete(file);
        }
      }
      Files.delete(folder);
    }
    return ExitCode.OK;
  }

  private void measure(Path folder) throws CatalogueFault, IOException, InterruptedException {
    Catalogue catalogue = SqlCatalogue.sqlite(folder.resolve("catalogue.db").toString());
    Path text = folder.resolve("rows.txt");
    ExampleSessions examples = new ExampleSessions(sessions);
    long began = System.nanoTime();
    try (PrintWriter rows = new PrintWriter(text.toFile(), StandardCharsets.UTF_8)) {
      examples.writeTo(catalogue, rows::println);
    }
    out.printf(
        Locale.ROOT,
        "filled    %d sessions in %.1f s, %.0f MB%n",
        sessions,
        (System.nanoTime() - began) / 1e9,
        Files.size(folder.resolve("catalogue.db")) / 1e6);
    double grep = grep(text);
    search(catalogue, "officer", examples::byOfficer, grep);
    search(catalogue, "time", examples::byTime, grep);
    search(catalogue, "recorder", examples::byRecorder, grep);
    search(catalogue, "verdict", _ -> ofVerdict(), grep);
    search(catalogue, "all four", examples::byAll, grep);
  }

  private static Search ofVerdict() {
    return new Search(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(Verdict.MISSING),
        LIMIT);
  }

  private interface Asking {
    Search of(int round);
  }

  private void search(Catalogue catalogue, String by, Asking asking, double grep)
      throws CatalogueFault {
    double[] ms = new double[ROUNDS];
    int found = 0;
    for (int i = 0; i < ROUNDS; i++) {
      long began = System.nanoTime();
      found = Math.max(found, catalogue.search(asking.of(i)).size());
      ms[i] = (System.nanoTime() - began) / 1e6;
    }
    Arrays.sort(ms);
    out.printf(
        Locale.ROOT,
        "%-9s median %.1f ms, worst of %d %.1f ms, %d rows; grep %.0f ms, ratio %.3f%n",
        by,
        ms[ROUNDS / 2],
        ROUNDS,
        ms[ROUNDS - 1],
        found,
        grep,
        ms[ROUNDS / 2] / grep);
  }

  // the file is in the page cache: it was just written
  private static double grep(Path text) throws IOException, InterruptedException {
    double best = Double.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      long began = System.nanoTime();
      Process grep =
          new ProcessBuilder("grep", "-c", "EX-000042", text.toString())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      if (grep.waitFor() > 1) {
        throw new IOException("grep failed");
      }
      best = Math.min(best, (System.nanoTime() - began) / 1e6);
    }
    return best;
  }
}
