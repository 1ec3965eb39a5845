package io.shuijing.simulator.accept;

import java.util.Locale;

/** What a profile can demand. */
enum Requirement {
  PICTURE_HEIGHT_PX,
  FRAMES_PER_SECOND,
  SOUND_DBFS,
  PROMPT_RATIO,
  START_MS,
  SEAL_LAG_MS,
  POWER_CUT_LOSS_MS,
  CARD_BYTES,
  CARD_HOURS,
  CHARGE_PERMILLE,
  BATTERY_HOURS,
  CLOCK_OFFSET_MS,
  CLOCK_DRIFT_MS_PER_DAY,
  LINK_ROUND_TRIP_MS;

  /** The key in a profile. */
  String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
