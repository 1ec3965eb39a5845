package io.shuijing.hal.media;

import java.net.InetSocketAddress;
import java.nio.file.Path;

/** Where an encoder takes pictures and sound from. */
public sealed interface CaptureSource {

  /** Where the pictures come from: this, unless it only puts sound to another. */
  default CaptureSource pictures() {
    return this;
  }

  /** Whether black, frozen or silent media would be a defect of it; a file may well be meant so. */
  default boolean isLive() {
    return !(pictures() instanceof MediaFile);
  }

  /** Pictures and sound that ffmpeg makes by a graph of filters with the ends out0 and out1. */
  record Generated(String graph) implements CaptureSource {}

  /** A moving test picture and a tone of {@code toneHz}; needs no hardware. */
  record TestPattern(int toneHz) implements CaptureSource {}

  /**
   * Any file with pictures that ffmpeg reads, played in real time. Without sound inside, silence is
   * recorded.
   *
   * @param looped start again at its end, for ever; if false the capture ends with the file
   */
  record MediaFile(Path file, boolean looped) implements CaptureSource {}

  /**
   * A camera of the kernel's Video4Linux and a microphone of ALSA. Both are stamped with the wall
   * clock, so that pictures and sound stay together: it must not jump during a capture.
   *
   * @param videoDevice such as {@code /dev/video0}
   * @param soundDevice such as {@code plughw:1,0}, as {@code arecord -L} lists them
   */
  record LinuxDevices(Path videoDevice, String soundDevice) implements CaptureSource {}

  /**
   * The camera of a Raspberry Pi, whose chip encodes the pictures, and a microphone of ALSA.
   * Stamped with the wall clock like {@link LinuxDevices}, the pictures when they arrive.
   *
   * @param rpicamVid the program, {@code rpicam-vid} (or {@code libcamera-vid} before 2024)
   * @param soundDevice as in {@link LinuxDevices}
   */
  record RaspberryPi(String rpicamVid, String soundDevice) implements CaptureSource {}

  /**
   * The pictures of another source, and sound that our own process delivers.
   *
   * @param pictures a test pattern, a file, or generated pictures without sound
   * @param pcm a TCP address that gives s16le 48 kHz mono samples in real time to whom connects;
   *     when it closes, the sound ends and the pictures go on
   */
  record WithPcm(CaptureSource pictures, InetSocketAddress pcm) implements CaptureSource {
    /** Samples per second of {@link #pcm}. */
    public static final int SAMPLES_PER_SECOND = 48_000;

    public WithPcm {
      if (!(pictures instanceof TestPattern
          || pictures instanceof MediaFile
          || pictures instanceof Generated)) {
        throw new IllegalArgumentException("no pictures to put sound to: " + pictures);
      }
    }
  }
}
