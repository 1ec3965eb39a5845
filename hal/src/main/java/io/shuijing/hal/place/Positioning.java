package io.shuijing.hal.place;

import java.util.Optional;

/** A GNSS receiver. */
public interface Positioning {

  /** The current fix, or empty if there is none. */
  Optional<Fix> fix();

  /**
   * A place on earth, WGS 84.
   *
   * @param latitudeDegrees north is positive
   * @param longitudeDegrees east is positive
   * @param uncertaintyMetres radius
   * @param ageMs how long ago it was measured
   */
  record Fix(
      double latitudeDegrees, double longitudeDegrees, double uncertaintyMetres, long ageMs) {}
}
