package io.shuijing.hal.linux;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.RecorderHardware;
import io.shuijing.hal.RecorderHardwareProvider;
import io.shuijing.hal.body.Indicator;
import io.shuijing.hal.media.AplaySpeaker;
import io.shuijing.hal.media.CaptureSource;
import io.shuijing.hal.media.EncoderCamera;
import io.shuijing.hal.media.EncoderProgram;
import io.shuijing.hal.power.Battery;
import io.shuijing.hal.wire.LinkFiles;
import io.shuijing.hal.wire.LinkIdentity;
import io.shuijing.hal.wire.WireLinkServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.tinylog.Logger;

/**
 * A recorder on a Linux board: camera by V4L2 or {@code rpicam-vid}, sound by ALSA, card and keys
 * in folders, link by TCP or serial line, fuel gauge of the kernel. Its button is the keyboard
 * ({@code press} and {@code hold} on standard input) and its light is the log, until buttons and
 * lights on GPIO are wired.
 *
 * <p>Settings: {@code card}, {@code keys}, {@code link}; optional {@code camera} ({@code
 * /dev/video0}), {@code microphone} ({@code default}), {@code speaker} ({@code default}), {@code
 * battery}, {@code ffmpeg}, {@code encoder}.
 */
public final class LinuxRecorder implements RecorderHardwareProvider {
  private static final String RASPBERRY_PI_CAMERA = "rpicam";

  @Override
  public String name() {
    return "linux";
  }

  @Override
  public RecorderHardware open(Map<String, String> settings, Supplier<Instant> judgedAt)
      throws HardwareFault {
    Indicator log = signal -> Logger.info("signal {}", signal);
    EncoderProgram program =
        new EncoderProgram(
            settings.getOrDefault("ffmpeg", "ffmpeg"),
            Optional.ofNullable(settings.get("encoder")),
            Duration.ofSeconds(5));
    return new RecorderHardware(
        new ConsoleButton(System.in),
        log,
        EncoderCamera.open(program, source(settings)),
        new AplaySpeaker("aplay", settings.getOrDefault("speaker", "default")),
        battery(settings),
        Optional::empty,
        LinuxClocks.ofRecorder(),
        DirectoryVolume.create("card", Path.of(required(settings, "card"))),
        link(settings, judgedAt));
  }

  private static CaptureSource source(Map<String, String> settings) {
    String microphone = settings.getOrDefault("microphone", "default");
    String camera = settings.getOrDefault("camera", "/dev/video0");
    return camera.equals(RASPBERRY_PI_CAMERA)
        ? new CaptureSource.RaspberryPi("rpicam-vid", microphone)
        : new CaptureSource.LinuxDevices(Path.of(camera), microphone);
  }

  private static Battery battery(Map<String, String> settings) {
    String folder = settings.get("battery");
    return folder == null ? OptionalInt::empty : new LinuxBattery(Path.of(folder));
  }

  private static WireLinkServer link(Map<String, String> settings, Supplier<Instant> judgedAt)
      throws HardwareFault {
    Path keys = Path.of(required(settings, "keys"));
    LinkFiles files =
        new LinkFiles(
            keys.resolve("link.pem"), keys.resolve("link.crt"), keys.resolve("authority.crt"));
    LinkIdentity identity = files.read(judgedAt, peer -> peer.contains("/dock/"));
    return new WireLinkServer(LinkAddress.parse(required(settings, "link")).atRecorder(), identity);
  }

  private static String required(Map<String, String> settings, String key) throws HardwareFault {
    String value = settings.get(key);
    if (value == null) {
      throw new HardwareFault("settings", "absent", "the recorder needs the key '" + key + "'");
    }
    return value;
  }
}
