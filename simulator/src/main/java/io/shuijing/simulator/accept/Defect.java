package io.shuijing.simulator.accept;

import io.shuijing.evidence.note.SoftwareSigner;
import io.shuijing.simulator.station.Station;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A way in which a simulated recorder is broken on purpose, and the part that has to be named. */
enum Defect {
  NONE(Optional.empty()),
  SPEAKER_BROKEN(Optional.of(Part.SPEAKER)),
  MICROPHONE_MUTED(Optional.of(Part.MICROPHONE)),
  CLOCK_OFF(Optional.of(Part.CLOCK)),
  ENCODER_DIES(Optional.of(Part.CAMERA)),
  CAMERA_COARSE(Optional.of(Part.CAMERA)),
  BATTERY_WEAK(Optional.of(Part.BATTERY)),
  CARD_SMALL(Optional.of(Part.CARD)),
  CARD_RESET(Optional.of(Part.JOURNAL)),
  WRONG_KEY(Optional.of(Part.KEY)),
  FOREIGN_FIRMWARE(Optional.of(Part.FIRMWARE)),
  BUTTON_STUCK(Optional.of(Part.BUTTON)),
  LINK_CORRUPTS(Optional.of(Part.LINK));

  private final Optional<Part> part;

  Defect(Optional<Part> part) {
    this.part = part;
  }

  /** The word in options. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The part that the test has to name, and no other. */
  Optional<Part> part() {
    return part;
  }

  Map<String, String> settings(Map<String, String> usual) {
    Map<String, String> settings = new TreeMap<>(usual);
    if (this == CARD_SMALL) {
      settings.put("card-limit-bytes", "200000000");
    }
    if (this == CAMERA_COARSE) {
      settings.putAll(Map.of("width", "320", "height", "180"));
    }
    return settings;
  }

  void beforeStart(Station station) throws IOException {
    if (this == CARD_RESET) { // what the office holds is of another life of this recorder
      Files.createDirectories(station.archive());
      Files.writeString(
          station.archive().resolve("journal"), "shuijing-journal/v1\nanother life\n");
    }
    if (this == WRONG_KEY) {
      Path key = station.recorder().resolve("keys/recorder.pem");
      byte[] seed = new byte[32];
      new SecureRandom().nextBytes(seed);
      String name = Station.DOMAIN + "/recorder/" + Station.SERIAL;
      Files.writeString(key, SoftwareSigner.ed25519(name, seed).toPem());
    }
  }

  /** Controls of the simulated recorder, after each start. */
  List<String> controls() {
    return switch (this) {
      case SPEAKER_BROKEN -> List.of("speaker broken");
      case MICROPHONE_MUTED -> List.of("microphone muted");
      case CLOCK_OFF -> List.of("clock jump 21600");
      case NONE,
          ENCODER_DIES,
          CAMERA_COARSE,
          BATTERY_WEAK,
          CARD_SMALL,
          CARD_RESET,
          WRONG_KEY,
          FOREIGN_FIRMWARE,
          BUTTON_STUCK,
          LINK_CORRUPTS ->
          List.of();
    };
  }

  /** Controls once it records. */
  List<String> whileRecording() {
    return switch (this) {
      case BATTERY_WEAK -> List.of("battery 900");
      case ENCODER_DIES -> List.of("encoder kill");
      case NONE,
          SPEAKER_BROKEN,
          MICROPHONE_MUTED,
          CLOCK_OFF,
          CAMERA_COARSE,
          CARD_RESET,
          CARD_SMALL,
          WRONG_KEY,
          FOREIGN_FIRMWARE,
          BUTTON_STUCK,
          LINK_CORRUPTS ->
          List.of();
    };
  }
}
