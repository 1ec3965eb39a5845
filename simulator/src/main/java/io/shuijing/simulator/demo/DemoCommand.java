package io.shuijing.simulator.demo;

import io.shuijing.simulator.station.FolderTree;
import io.shuijing.simulator.station.Station;
import io.shuijing.simulator.station.StationFailed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code shuijing demo}. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "演示一班执勤：领取、到达、告知、标记、离开、归还、卸载、回执、释放、核验，最后改动一个字节并指出它。",
      "Plays one shift: check-out, arrival, prompt, mark, departure, return, offload, receipt, wipe, check;"
          + " then alters one byte and names it."
    },
    exitCodeListHeading = "%n退出码 / exit codes:%n",
    exitCodeList = {"0:完成 / complete", "1:未能完成 / not complete", "2:用法或环境 / usage or environment"})
public final class DemoCommand implements Callable<Integer> {
  private static final String MARK = ".shuijing-demo";

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--input",
      paramLabel = "FILE",
      description = "ffmpeg 能读的任何媒体文件，有无声音均可；默认测试画面 / any media file ffmpeg reads")
  private @Nullable Path input;

  @Option(
      names = "--seconds",
      defaultValue = "20",
      description = "录制秒数，6 到 3600 / seconds to record (${DEFAULT-VALUE})")
  private int seconds;

  @Option(
      names = "--link",
      defaultValue = "serial",
      description = "serial 或 tcp（${DEFAULT-VALUE}） / serial or tcp")
  private Station.@Nullable LinkKind link;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "输出目录；默认 target/demo / folder for everything")
  private @Nullable Path out;

  @Option(
      names = "--lang",
      defaultValue = "zh",
      description = "zh 或 en（${DEFAULT-VALUE}） / zh or en")
  private Words.@Nullable Language language;

  @Override
  public Integer call() throws IOException, InterruptedException {
    DemoSettings settings = settings();
    Words words = new Words(settings.language());
    prepare(settings.out());
    try {
      new Shift(settings, words, System.out).play();
      return 0;
    } catch (StationFailed e) {
      System.err.println(words.say("failed", String.valueOf(e.getMessage())));
      return 1;
    }
  }

  private DemoSettings settings() {
    if (seconds < 6 || seconds > 3600) {
      throw wrong("--seconds: " + seconds + "; 6 … 3600");
    }
    if (input != null && !Files.isReadable(input)) {
      throw wrong("--input: " + input + "；读不到这个文件 / no such file, or not readable");
    }
    Path project = Path.of(System.getProperty("shuijing.home", ".")).toAbsolutePath().normalize();
    Path folder = out == null ? project.resolve("target/demo") : out;
    return new DemoSettings(
        Optional.ofNullable(input).map(Path::toAbsolutePath),
        seconds,
        link == null ? Station.LinkKind.SERIAL : link,
        folder.toAbsolutePath().normalize(),
        project,
        language == null ? Words.Language.ZH : language);
  }

  private ParameterException wrong(String message) {
    if (spec == null) {
      throw new IllegalStateException("picocli sets the spec");
    }
    return new ParameterException(spec.commandLine(), message);
  }

  /** Only a folder that is empty or that a demo made is used; nobody's files are removed. */
  private void prepare(Path folder) {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw wrong("--out: " + folder + "；不是目录 / not a folder");
    }
    boolean taken;
    try {
      taken = FolderTree.take(folder, MARK);
    } catch (IOException e) {
      throw wrong("--out: " + folder + "；无法写入 / cannot be written: " + e.getMessage());
    }
    if (!taken) {
      throw wrong("--out: " + folder + "；目录不空，请另选 / not empty, choose another");
    }
  }

  /** The name in options, lower case. */
  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
