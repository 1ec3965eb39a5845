package io.shuijing.simulator.trial;

import io.shuijing.simulator.station.StationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code shuijing dock-trial}. */
@Command(
    name = "dock-trial",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "采集站试验：许多记录仪（真实进程）反复插拔、断电，存储写满又腾空，采集站被强行结束；最后核验一切都在。",
      "Trial of the dock: many recorders (real processes) are plugged, pulled and killed, the store"
          + " fills and recovers, the dock is killed; afterwards everything must be there and"
          + " verify."
    },
    exitCodeListHeading = "%n退出码 / exit codes:%n",
    exitCodeList = {"0:一切都在 / all is there", "1:有缺失 / something is wrong", "2:用法 / usage"})
public final class DockTrialCommand implements Callable<Integer> {
  @Option(names = "--minutes", defaultValue = "10", description = "时长（${DEFAULT-VALUE}） / how long")
  private int minutes;

  @Option(
      names = "--recorders",
      defaultValue = "20",
      description = "记录仪数（${DEFAULT-VALUE}） / how many, each with a bay")
  private int recorders;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "随机种子（${DEFAULT-VALUE}） / of the mishaps")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "工作目录，默认 target/dock-trial-… / folder to work in")
  private @Nullable Path out;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path project = Path.of(System.getProperty("shuijing.home", ".")).toAbsolutePath().normalize();
    Path folder =
        out == null
            ? Files.createTempDirectory(
                Files.createDirectories(project.resolve("target")), "dock-trial-")
            : Files.createDirectories(out.toAbsolutePath().normalize());
    Trial.Settings settings =
        new Trial.Settings(
            folder, recorders, Duration.ofMinutes(minutes), "flat-out:8x250000", seed);
    System.out.println(folder);
    Consumer<String> say = System.out::println;
    try (Trial trial = new Trial(settings, say)) {
      List<String> wrong = trial.play();
      wrong.forEach(System.out::println);
      System.out.println(
          wrong.isEmpty() ? "一切都在 / all is there and verifies" : "不通过 / wrong: " + wrong.size());
      return wrong.isEmpty() ? 0 : 1;
    } catch (StationFailed e) {
      System.err.println(e.getMessage());
      return 1;
    }
  }
}
