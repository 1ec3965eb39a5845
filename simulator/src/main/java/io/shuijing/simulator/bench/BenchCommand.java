package io.shuijing.simulator.bench;

import io.shuijing.simulator.station.FolderTree;
import io.shuijing.simulator.station.Station;
import io.shuijing.simulator.station.StationFailed;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code shuijing bench}. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "技术员工作台：在浏览器中看一台执法记录仪和一个采集位，按键、断电、拔插、损坏各部件，看它怎样应对。",
      "The technician's bench: a recorder and a bay in the browser; press, cut the power, plug, break"
          + " parts, and see what the recorder makes of it. Ends with Ctrl-C."
    },
    exitCodeListHeading = "%n退出码 / exit codes:%n",
    exitCodeList = {"0:结束 / ended", "2:用法或环境 / usage or environment"})
public final class BenchCommand implements Callable<Integer> {
  private static final String MARK = ".shuijing-bench";
  private static final int TOKEN_BYTES = 16;

  @Option(
      names = "--port",
      defaultValue = "8417",
      description = "本机端口，0 为任意空闲端口（${DEFAULT-VALUE}） / port on loopback; 0 for any free one")
  private int port;

  @Option(
      names = "--link",
      defaultValue = "serial",
      description = "serial 或 tcp（${DEFAULT-VALUE}） / serial or tcp")
  private Station.@Nullable LinkKind link;

  @Option(
      names = "--input",
      paramLabel = "FILE",
      description = "镜头前的画面：ffmpeg 能读的媒体文件；默认测试画面 / what is in front of the lens")
  private @Nullable Path input;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "输出目录；默认 target/bench / folder for everything")
  private @Nullable Path out;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Path home = Path.of(System.getProperty("shuijing.home", ".")).toAbsolutePath().normalize();
    Path folder = (out == null ? home.resolve("target/bench") : out).toAbsolutePath().normalize();
    if (input != null && !Files.isReadable(input)) {
      return refused("--input: " + input + "；读不到这个文件 / no such file, or not readable");
    }
    if (!FolderTree.take(folder, MARK)) {
      return refused(
          "--out: " + folder + "；不是目录，或目录不空，请另选 / no folder, or not empty: choose another");
    }
    Strip strip = new Strip(System::currentTimeMillis);
    BenchSettings settings =
        new BenchSettings(
            Optional.ofNullable(input).map(Path::toAbsolutePath),
            link == null ? Station.LinkKind.SERIAL : link,
            folder);
    String token = HexFormat.of().formatHex(random());
    Bench bench = new Bench(settings, strip);
    try (BenchServer server = new BenchServer(port, token, bench, strip)) {
      Runtime.getRuntime().addShutdownHook(new Thread(bench::close, "put away"));
      server.start();
      System.out.println(
          "工作台 / bench: http://127.0.0.1:"
              + server.port()
              + "/?token="
              + token
              + "\n按 Ctrl-C 结束 / Ctrl-C ends it");
      bench.begin();
      new CountDownLatch(1).await();
      return 0;
    } catch (BindException e) {
      return refused("--port: " + port + "；端口已被占用，请另选 / is taken, choose another");
    } catch (StationFailed e) {
      return refused(String.valueOf(e.getMessage()));
    } finally {
      bench.close();
    }
  }

  private static byte[] random() {
    byte[] bytes = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  private static int refused(String message) {
    System.err.println(message);
    return 2;
  }
}
