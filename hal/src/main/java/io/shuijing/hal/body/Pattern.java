package io.shuijing.hal.body;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/**
 * How a signal looks and feels: lights that repeat, and vibration once, when it begins.
 *
 * @param lights one after the other, over and over
 * @param pulsesMs of the vibration: on, off, on…
 */
public record Pattern(List<Light> lights, List<Integer> pulsesMs) {
  private static final int SHORT_MS = 200;
  private static final int LONG_MS = 500;
  private static final int PAUSE_MS = 150;
  private static final int TICK_MS = 80;
  private static final int BEAT_PAUSE_MS = 420;

  /** Keeps its own lists. */
  public Pattern {
    lights = List.copyOf(lights);
    pulsesMs = List.copyOf(pulsesMs);
  }

  /** Lights for a while. */
  public record Light(boolean green, boolean red, int ms) {
    private static final int STEADY_MS = 1_000;

    static Light green(int ms) {
      return new Light(true, false, ms);
    }

    static Light red(int ms) {
      return new Light(false, true, ms);
    }

    static Light dark(int ms) {
      return new Light(false, false, ms);
    }
  }

  /** The pattern of a signal; no two look alike, and no two feel alike. */
  public static Pattern of(Signal signal) {
    return switch (signal) {
      case READY -> lit(Light.green(100), Light.dark(2_900)).felt(LONG_MS);
      case OPENING -> lit(Light.red(100), Light.dark(100)).felt(TICK_MS);
      case RECORDING -> lit(Light.red(Light.STEADY_MS)).felt(SHORT_MS, PAUSE_MS, SHORT_MS);
      case MARKED ->
          lit(new Light(true, true, Light.STEADY_MS))
              .felt(TICK_MS, TICK_MS, TICK_MS, TICK_MS, TICK_MS);
      case IMPORTANT ->
          lit(new Light(true, true, 150), Light.dark(150))
              .felt(TICK_MS, TICK_MS, TICK_MS, TICK_MS, LONG_MS);
      // a beat each half second, as long as the button has to be held
      case HOLDING ->
          lit(Light.red(250), Light.dark(250))
              .felt(TICK_MS, BEAT_PAUSE_MS, TICK_MS, BEAT_PAUSE_MS, TICK_MS);
      case LET_GO -> lit(Light.green(100), Light.red(100)).felt(700);
      case CLOSING -> lit(Light.red(500), Light.dark(500)).felt(LONG_MS, PAUSE_MS, SHORT_MS);
      case DOCKED -> lit(Light.green(Light.STEADY_MS)).felt(SHORT_MS, PAUSE_MS, LONG_MS);
      case CHECKED ->
          lit(Light.green(150), Light.dark(150))
              .felt(SHORT_MS, PAUSE_MS, SHORT_MS, PAUSE_MS, SHORT_MS);
      case LOW_BATTERY ->
          lit(Light.red(100), Light.dark(1_400))
              .felt(LONG_MS, PAUSE_MS, TICK_MS, PAUSE_MS, TICK_MS);
      case LOW_STORAGE ->
          lit(Light.red(100), Light.dark(100), Light.green(100), Light.dark(1_200))
              .felt(TICK_MS, PAUSE_MS, TICK_MS, PAUSE_MS, LONG_MS, PAUSE_MS, LONG_MS);
      case WARNING ->
          lit(Light.red(250), Light.green(250)).felt(LONG_MS, PAUSE_MS, LONG_MS, PAUSE_MS, LONG_MS);
      case FAULT ->
          lit(Light.red(100), Light.dark(100), Light.red(100), Light.dark(700)).felt(2_000);
      case OFF -> lit(Light.dark(Light.STEADY_MS)).felt(1_200);
    };
  }

  /** The same without vibration. */
  public Pattern unfelt() {
    return felt();
  }

  private static Pattern lit(Light... lights) {
    return new Pattern(Arrays.asList(lights), List.of());
  }

  private Pattern felt(Integer... pulses) {
    return new Pattern(lights, Arrays.asList(pulses));
  }

  /** What is on that long after it began. */
  public Lamps at(long elapsedMs) {
    long left = elapsedMs % roundMs();
    Light now = lights.getLast();
    for (Light light : lights) {
      if (left < light.ms()) {
        now = light;
        break;
      }
      left -= light.ms();
    }
    return new Lamps(now.green(), now.red(), vibratesAt(elapsedMs));
  }

  private boolean vibratesAt(long elapsedMs) {
    long end = 0;
    for (int i = 0; i < pulsesMs.size(); i++) {
      end += pulsesMs.get(i);
      if (elapsedMs < end) {
        return i % 2 == 0;
      }
    }
    return false;
  }

  private long roundMs() {
    return lights.stream().mapToLong(Light::ms).sum();
  }

  /** When something changes next, counted from its beginning; empty if nothing will. */
  public OptionalLong nextChangeMs(long elapsedMs) {
    OptionalLong light = lights.size() == 1 ? OptionalLong.empty() : nextLightMs(elapsedMs);
    OptionalLong pulse = nextPulseMs(elapsedMs);
    if (light.isEmpty() || pulse.isEmpty()) {
      return light.isEmpty() ? pulse : light;
    }
    return OptionalLong.of(Math.min(light.getAsLong(), pulse.getAsLong()));
  }

  private OptionalLong nextLightMs(long elapsedMs) {
    long end = elapsedMs - elapsedMs % roundMs();
    for (Light light : lights) {
      end += light.ms();
      if (end > elapsedMs) {
        break;
      }
    }
    return OptionalLong.of(end);
  }

  private OptionalLong nextPulseMs(long elapsedMs) {
    long end = 0;
    for (int pulse : pulsesMs) {
      end += pulse;
      if (end > elapsedMs) {
        return OptionalLong.of(end);
      }
    }
    return OptionalLong.empty();
  }
}
