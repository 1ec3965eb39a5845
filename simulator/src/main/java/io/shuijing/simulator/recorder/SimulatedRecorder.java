package io.shuijing.simulator.recorder;

import io.shuijing.evidence.Digest;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.RecorderHardware;
import io.shuijing.hal.RecorderHardwareProvider;
import io.shuijing.hal.capture.Camera;
import io.shuijing.hal.linux.DirectoryVolume;
import io.shuijing.hal.linux.LinkAddress;
import io.shuijing.hal.linux.LinuxClocks;
import io.shuijing.hal.media.CaptureSource;
import io.shuijing.hal.media.EncoderProgram;
import io.shuijing.hal.media.SoundDecoder;
import io.shuijing.hal.sound.Speaker;
import io.shuijing.hal.time.Clocks;
import io.shuijing.hal.wire.LinkFiles;
import io.shuijing.hal.wire.LinkIdentity;
import io.shuijing.hal.wire.WireLinkServer;
import io.shuijing.simulator.body.SimulatedButton;
import io.shuijing.simulator.body.SimulatedIndicator;
import io.shuijing.simulator.capture.FlatOutCamera;
import io.shuijing.simulator.capture.Scene;
import io.shuijing.simulator.capture.SimulatedCamera;
import io.shuijing.simulator.link.PluggedLink;
import io.shuijing.simulator.place.SimulatedPositioning;
import io.shuijing.simulator.power.SimulatedBattery;
import io.shuijing.simulator.sound.Background;
import io.shuijing.simulator.sound.Room;
import io.shuijing.simulator.sound.SimulatedSpeaker;
import io.shuijing.simulator.sound.TellingSpeaker;
import io.shuijing.simulator.storage.CardControl;
import io.shuijing.simulator.storage.ControlledVolume;
import io.shuijing.simulator.time.ControlledClocks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.tinylog.Logger;

/**
 * Makes a simulated recorder.
 *
 * <p>Settings: {@code card} and {@code keys} (folders), {@code link} ({@code tcp:HOST:PORT} or
 * {@code serial:PATH}), {@code input} (a media file, {@code test-pattern}; {@code scene} or {@code
 * scene:FILE}, which are the same behind a lens that can be covered; {@code
 * flat-out:FRAGMENTSxBYTES} for measurements), {@code ffmpeg} (program), {@code card-limit-bytes},
 * {@code sounds} (a folder: what was played is kept there, named by its digest).
 */
public final class SimulatedRecorder implements RecorderHardwareProvider {
  private static final int FULL_CHARGE = 980;
  private static final long RTC_UNCERTAINTY_MS = 2000;
  private static final String TEST_PATTERN = "test-pattern";
  private static final String SCENE = "scene";
  private static final String SCENE_OF = "scene:";
  private static final String FLAT_OUT = "flat-out:";

  @Override
  public String name() {
    return "simulated";
  }

  @Override
  public RecorderHardware open(Map<String, String> settings, Supplier<Instant> judgedAt)
      throws HardwareFault {
    String ffmpeg = settings.getOrDefault("ffmpeg", "ffmpeg");
    EncoderProgram program = new EncoderProgram(ffmpeg, Optional.empty(), Duration.ofSeconds(5));
    Room room = room(ffmpeg, input(settings));
    Optional<Scene> scene = scene(settings, ffmpeg);
    Camera camera =
        scene.isPresent()
            ? SimulatedCamera.open(program, scene.get(), room)
            : camera(settings, program, room);
    SimulatedSpeaker speaker = new SimulatedSpeaker(room, SimulatedSpeaker.USUAL_GAIN_DB);
    ControlledClocks clocks =
        new ControlledClocks(LinuxClocks.kept(Clocks.Source.RTC, RTC_UNCERTAINTY_MS));
    CardControl card = new CardControl();
    SimulatedButton button = new SimulatedButton(clocks::steadyNanos);
    SimulatedBattery battery = new SimulatedBattery(FULL_CHARGE);
    SimulatedPositioning sky = new SimulatedPositioning();
    PluggedLink link = link(settings, judgedAt);
    new Controls(
            new Controls.Body(button, link),
            new Controls.Senses(camera, scene.map(Scene::lens), room, speaker.control(), sky),
            new Controls.Insides(battery, card, clocks))
        .obey(System.in);
    return new RecorderHardware(
        button,
        new SimulatedIndicator(signal -> System.out.println("signal " + signal)),
        camera,
        new TellingSpeaker(speaker, told(settings)),
        battery,
        sky,
        clocks,
        new ControlledVolume(card(settings), card),
        link);
  }

  private static BiConsumer<byte[], Speaker.Outcome> told(Map<String, String> settings) {
    Optional<Path> folder = Optional.ofNullable(settings.get("sounds")).map(Path::of);
    return (wav, outcome) -> {
      Digest sound = Digest.of(wav);
      folder.ifPresent(into -> keep(into.resolve(sound + ".wav"), wav));
      System.out.println(
          switch (outcome) {
            case Speaker.Outcome.Played _ -> "sounded " + sound;
            case Speaker.Outcome.Failed(String reason) -> "not-sounded " + sound + " " + reason;
          });
    };
  }

  private static void keep(Path file, byte[] wav) {
    try {
      Files.createDirectories(file.getParent());
      Files.write(file, wav);
    } catch (IOException e) {
      Logger.warn("the sound cannot be kept: {}", e.getMessage());
    }
  }

  private static Camera camera(Map<String, String> settings, EncoderProgram program, Room room)
      throws HardwareFault {
    String input = settings.getOrDefault("input", TEST_PATTERN);
    if (!input.startsWith(FLAT_OUT)) {
      return SimulatedCamera.open(program, pictures(input(settings)), room);
    }
    String[] counts = input.substring(FLAT_OUT.length()).split("x", 2);
    RandomGenerator chance = RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    return new FlatOutCamera(Integer.parseInt(counts[0]), Integer.parseInt(counts[1]), chance);
  }

  private static Optional<Path> input(Map<String, String> settings) {
    String input = settings.getOrDefault("input", TEST_PATTERN);
    if (input.startsWith(SCENE_OF)) {
      return Optional.of(Path.of(input.substring(SCENE_OF.length())));
    }
    return input.equals(TEST_PATTERN) || input.equals(SCENE) || input.startsWith(FLAT_OUT)
        ? Optional.empty()
        : Optional.of(Path.of(input));
  }

  private static Optional<Scene> scene(Map<String, String> settings, String ffmpeg)
      throws HardwareFault {
    String input = settings.getOrDefault("input", TEST_PATTERN);
    return input.equals(SCENE) || input.startsWith(SCENE_OF)
        ? Optional.of(Scene.open(ffmpeg, input(settings), Scene.Format.USUAL))
        : Optional.empty();
  }

  private static CaptureSource pictures(Optional<Path> input) {
    return input.isPresent()
        ? new CaptureSource.MediaFile(input.get(), true)
        : new CaptureSource.TestPattern(440);
  }

  private static Room room(String ffmpeg, Optional<Path> input) throws HardwareFault {
    try {
      return Room.open(
          input.isPresent()
              ? Background.of(new SoundDecoder(ffmpeg), input.get())
              : new Background.ToneAndNoise(440, -30, -45, 1));
    } catch (HardwareFault fault) {
      throw fault;
    } catch (IOException e) {
      throw new HardwareFault("room", "io", "the simulated room has no air: " + e.getMessage(), e);
    }
  }

  private static DirectoryVolume card(Map<String, String> settings) throws HardwareFault {
    Path folder = Path.of(required(settings, "card"));
    String limit = settings.get("card-limit-bytes");
    return limit == null
        ? DirectoryVolume.create("card", folder)
        : DirectoryVolume.create("card", folder, Long.parseLong(limit));
  }

  private static PluggedLink link(Map<String, String> settings, Supplier<Instant> judgedAt)
      throws HardwareFault {
    Path keys = Path.of(required(settings, "keys"));
    LinkFiles files =
        new LinkFiles(
            keys.resolve("link.pem"), keys.resolve("link.crt"), keys.resolve("authority.crt"));
    LinkAddress address = LinkAddress.parse(required(settings, "link"));
    LinkIdentity identity = files.read(judgedAt, peer -> peer.contains("/dock/"));
    return new PluggedLink(() -> new WireLinkServer(address.atRecorder(), identity));
  }

  private static String required(Map<String, String> settings, String key) throws HardwareFault {
    String value = settings.get(key);
    if (value == null) {
      throw new HardwareFault(
          "settings", "absent", "the simulated recorder needs the key '" + key + "'");
    }
    return value;
  }
}
