package io.shuijing.device.parts;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.RecorderHardware;
import io.shuijing.hal.RecorderHardwareProvider;
import io.shuijing.hal.body.Button;
import io.shuijing.hal.link.LinkEvent;
import io.shuijing.hal.link.LinkServer;
import io.shuijing.hal.linux.DirectoryVolume;
import io.shuijing.hal.linux.LinuxClocks;
import io.shuijing.hal.media.CaptureSource;
import io.shuijing.hal.media.EncoderCamera;
import io.shuijing.hal.media.EncoderProgram;
import io.shuijing.hal.sound.Speaker;
import io.shuijing.hal.time.Clocks;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A recorder for tests of the whole process: a real encoder with a test picture, a real disk, real
 * clocks; the button is pressed by lines on standard input.
 */
public final class BenchHardware implements RecorderHardwareProvider {

  @Override
  public String name() {
    return "bench";
  }

  @Override
  public RecorderHardware open(Map<String, String> settings, Supplier<Instant> judgedAt)
      throws HardwareFault {
    Clocks clocks = LinuxClocks.kept(Clocks.Source.RTC, 2_000);
    return new RecorderHardware(
        edges -> Thread.ofPlatform().daemon().start(() -> readAll(clocks, edges)),
        signal -> System.out.println("signal " + signal),
        EncoderCamera.open(EncoderProgram.USUAL, new CaptureSource.TestPattern(440)),
        (_, outcome) ->
            Thread.startVirtualThread(() -> outcome.accept(new Speaker.Outcome.Played())),
        OptionalInt::empty,
        Optional::empty,
        clocks,
        DirectoryVolume.create(
            "card", Path.of(Objects.requireNonNull(settings.get("card"), "card"))),
        new NoDock());
  }

  private static void readAll(Clocks clocks, Consumer<Button.Edge> edges) {
    try {
      BufferedReader in =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        edges.accept(new Button.Edge(true, clocks.steadyNanos()));
        Thread.sleep(line.equals("hold") ? 2_100 : 100);
        edges.accept(new Button.Edge(false, clocks.steadyNanos()));
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class NoDock implements LinkServer {
    @Override
    public void serve(Consumer<LinkEvent> events) {}

    @Override
    public void close() {}
  }
}
