package io.shuijing.hal.linux;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.RecorderHardware;
import io.shuijing.hal.RecorderHardwareProvider;
import io.shuijing.hal.body.Indicator;
import io.shuijing.hal.gnss.SerialReceiver;
import io.shuijing.hal.media.AplaySpeaker;
import io.shuijing.hal.media.CaptureSource;
import io.shuijing.hal.media.EncoderCamera;
import io.shuijing.hal.media.EncoderProgram;
import io.shuijing.hal.place.Positioning;
import io.shuijing.hal.power.Battery;
import io.shuijing.hal.serial.SerialPath;
import io.shuijing.hal.time.TimeSource;
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
import java.util.stream.Stream;
import org.tinylog.Logger;

/**
 * A recorder on a Linux board: camera by V4L2 or {@code rpicam-vid}, sound by ALSA, card and keys
 * in folders, link by TCP or serial line. Without pins its button is the keyboard ({@code press}
 * and {@code hold} on standard input) and its light is the log.
 *
 * <p>Settings: {@code card}, {@code keys}, {@code link}; optional {@code camera} ({@code
 * /dev/video0}), {@code microphone} ({@code default}), {@code speaker} ({@code default}), {@code
 * ffmpeg}, {@code encoder}; {@code gnss} (a serial port), {@code gnss-baud} (9600), {@code rtc}
 * ({@code /sys/class/rtc/rtc0}); {@code battery} (a fuel gauge of the kernel) or {@code
 * fuel-gauge-bus} (a MAX17048 of our own); {@code gpio-chip} ({@code /dev/gpiochip0}), {@code
 * button-pin}, {@code green-light-pin}, {@code red-light-pin}, {@code vibration-pin}.
 */
public final class LinuxRecorder implements RecorderHardwareProvider {
  private static final String RASPBERRY_PI_CAMERA = "rpicam";
  private static final int USUAL_GNSS_BAUD = 9_600;

  @Override
  public String name() {
    return "linux";
  }

  @Override
  public RecorderHardware open(Map<String, String> settings, Supplier<Instant> judgedAt)
      throws HardwareFault {
    return open(new PartSettings(settings), judgedAt);
  }

  private static RecorderHardware open(PartSettings settings, Supplier<Instant> judgedAt)
      throws HardwareFault {
    BoardParts board = new BoardParts(settings);
    Indicator log = signal -> Logger.info("signal {}", signal);
    EncoderProgram program =
        new EncoderProgram(
            settings.text("ffmpeg", "ffmpeg"), settings.text("encoder"), Duration.ofSeconds(5));
    // at start no journal time has come in yet, so that a wrong one cannot shut out the right time
    Instant firmwareDate = judgedAt.get();
    LinuxClocks clocks = LinuxClocks.ofRecorder(firmwareDate);
    Optional<SerialReceiver> receiver = receiver(settings, clocks, firmwareDate);
    TimeSource rtc = new LinuxRtc(rtc(settings), clocks::steadyNanos, firmwareDate);
    return new RecorderHardware(
        board
            .button(clocks::steadyNanos)
            .orElseGet(() -> new ConsoleButton(System.in, clocks::steadyNanos)),
        board.indicator().orElse(log),
        EncoderCamera.open(program, source(settings)),
        new AplaySpeaker("aplay", settings.text("speaker", "default")),
        board.battery(clocks::steadyNanos).orElseGet(() -> battery(settings)),
        receiver.<Positioning>map(r -> r).orElse(Optional::empty),
        clocks,
        DirectoryVolume.create("card", Path.of(settings.required("card"))),
        link(settings, judgedAt),
        Stream.concat(receiver.stream(), Stream.of(rtc)).toList());
  }

  private static CaptureSource source(PartSettings settings) {
    String microphone = settings.text("microphone", "default");
    String camera = settings.text("camera", "/dev/video0");
    return camera.equals(RASPBERRY_PI_CAMERA)
        ? new CaptureSource.RaspberryPi("rpicam-vid", microphone)
        : new CaptureSource.LinuxDevices(Path.of(camera), microphone);
  }

  private static Battery battery(PartSettings settings) {
    return settings.path("battery").<Battery>map(LinuxBattery::new).orElse(OptionalInt::empty);
  }

  private static Path rtc(PartSettings settings) {
    return settings.path("rtc").orElse(Path.of("/sys/class/rtc/rtc0"));
  }

  private static Optional<SerialReceiver> receiver(
      PartSettings settings, LinuxClocks clocks, Instant firmwareDate) throws HardwareFault {
    int baud = settings.number("gnss-baud", USUAL_GNSS_BAUD, 4_800, 921_600);
    return settings
        .path("gnss")
        .map(path -> new SerialPath(path, baud))
        .map(line -> SerialReceiver.listen(line, clocks::steadyNanos, firmwareDate));
  }

  private static WireLinkServer link(PartSettings settings, Supplier<Instant> judgedAt)
      throws HardwareFault {
    Path keys = Path.of(settings.required("keys"));
    LinkFiles files =
        new LinkFiles(
            keys.resolve("link.pem"), keys.resolve("link.crt"), keys.resolve("authority.crt"));
    LinkIdentity identity = files.read(judgedAt, peer -> peer.contains("/dock/"));
    return new WireLinkServer(LinkAddress.parse(settings.required("link")).atRecorder(), identity);
  }
}
