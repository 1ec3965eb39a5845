package io.shuijing.simulator.measure;

import io.shuijing.simulator.station.FolderTree;
import io.shuijing.simulator.station.StationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code shuijing measure}. */
@Command(
    name = "measure",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "在本机测量：封存、核验、启动与内存、卸载，各与通用工具对同样的数据并排比较。",
      "Measures on this machine: sealing, verification, start and memory, offloading; each beside"
          + " common tools on the same bytes."
    },
    exitCodeListHeading = "%n退出码 / exit codes:%n",
    exitCodeList = {"0:完成 / complete", "1:未能完成 / not complete", "2:用法或环境 / usage or environment"})
public final class MeasureCommand implements Callable<Integer> {
  private static final int FEWEST = 16;
  private static final int MOST = 16_384;

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--megabytes",
      defaultValue = "512",
      description = "录像的大小，16 到 16384（${DEFAULT-VALUE}） / size of the recording")
  private int megabytes;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "工作目录，必须不存在；默认 target/measure-… / folder to work in, must not exist")
  private @Nullable Path out;

  @Command(
      name = "log",
      mixinStandardHelpOptions = true,
      description = {"测量保管日志增长的速度。", "Measures how fast the custody log grows."})
  int log(
      @Option(
              names = "--entries",
              defaultValue = "1000000",
              description = "条目数（${DEFAULT-VALUE}） / how many entries")
          long entries)
      throws IOException, InterruptedException {
    Path target = Files.createDirectories(project().resolve("target"));
    Path folder = Files.createTempDirectory(target, "measure-log-");
    LogMeasurement.run(folder, entries, System.out);
    FolderTree.remove(folder);
    return 0;
  }

  private static Path project() {
    return Path.of(System.getProperty("shuijing.home", ".")).toAbsolutePath().normalize();
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (megabytes < FEWEST || megabytes > MOST) {
      throw wrong("--megabytes: " + megabytes + "; " + FEWEST + " … " + MOST);
    }
    Path folder =
        out == null
            ? Files.createTempDirectory(
                Files.createDirectories(project().resolve("target")), "measure-")
            : fresh(out.toAbsolutePath().normalize());
    try {
      new Measurements(folder, megabytes, System.out).run();
      return 0;
    } catch (StationFailed e) {
      System.err.println(e.getMessage());
      return 1;
    }
  }

  private Path fresh(Path folder) throws IOException {
    if (Files.exists(folder)) {
      throw wrong("--out: " + folder + "；已经存在，请另选 / exists, choose another");
    }
    return Files.createDirectories(folder);
  }

  private ParameterException wrong(String message) {
    if (spec == null) {
      throw new IllegalStateException("picocli sets the spec");
    }
    return new ParameterException(spec.commandLine(), message);
  }
}
