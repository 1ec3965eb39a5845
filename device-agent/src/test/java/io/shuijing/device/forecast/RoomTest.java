package io.shuijing.device.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoomTest {
  private static final long PER_HALF_MINUTE = 15_000_000;

  private final List<Long> warned = new ArrayList<>();
  private Room room = Room.UNKNOWN;

  private void looks(long nowMs, long free) {
    Room.Step step = room.recording(nowMs, free);
    room = step.next();
    step.warning().ifPresent(warned::add);
  }

  @Test
  void warnings_come_at_60_30_and_15_minutes_of_what_is_really_used() {
    long free = 70 * 2 * PER_HALF_MINUTE;
    for (long ms = 0; free > 0; ms += 30_000) {
      looks(ms, free);
      free -= PER_HALF_MINUTE;
    }
    assertThat(warned).containsExactly(60L, 30L, 15L);
  }

  @Test
  void room_that_was_used_between_recordings_tells_nothing() {
    looks(0, 4_000_000_000L);
    room = room.resting();
    looks(30_000, 10_000_000);
    assertThat(warned).isEmpty();
  }

  @Test
  void a_reserve_that_is_touched_already_is_no_room() {
    looks(0, 1_000);
    looks(30_000, -5_000);
    assertThat(warned).containsExactly(15L);
  }
}
