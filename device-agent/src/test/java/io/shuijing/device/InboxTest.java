package io.shuijing.device;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.device.recording.RecorderEvent;
import io.shuijing.device.recording.RecorderEvent.ButtonMoved;
import io.shuijing.device.recording.RecorderEvent.CaptureHappened;
import io.shuijing.device.recording.RecorderEvent.FragmentsDropped;
import io.shuijing.hal.capture.CaptureEvent.Cause;
import io.shuijing.hal.capture.CaptureEvent.Ended;
import io.shuijing.hal.capture.CaptureEvent.Fragment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Little waits, nothing is lost unseen. */
@Timeout(60)
class InboxTest {
  private static CaptureHappened fragment(long number) {
    return new CaptureHappened(1, new Fragment(new byte[] {1}, number * 2_000, 2_000), 0);
  }

  private static CaptureHappened ended() {
    return new CaptureHappened(1, new Ended(Cause.STOPPED, "-"), 0);
  }

  private static List<RecorderEvent> all(Inbox inbox) throws InterruptedException {
    List<RecorderEvent> events = new ArrayList<>();
    Optional<RecorderEvent> event = inbox.take(Duration.ZERO);
    while (event.isPresent()) {
      events.add(event.get());
      event = inbox.take(Duration.ZERO);
    }
    return events;
  }

  @Test
  void events_come_out_in_the_order_in_which_they_came_in() throws InterruptedException {
    Inbox inbox = new Inbox(Duration.ofHours(1));
    List<RecorderEvent> in = List.of(fragment(0), new ButtonMoved(true, 5), fragment(1), ended());
    in.forEach(inbox::put);
    assertThat(all(inbox)).isEqualTo(in);
  }

  @Test
  void a_camera_that_is_too_fast_waits_until_a_fragment_was_taken() throws Exception {
    Inbox inbox = new Inbox(Duration.ofHours(1));
    for (int i = 0; i < Inbox.FRAGMENTS; i++) {
      inbox.put(fragment(i));
    }
    CountDownLatch handedOver = new CountDownLatch(1);
    Thread camera =
        Thread.ofPlatform()
            .start(() -> {
              inbox.put(fragment(Inbox.FRAGMENTS));
              handedOver.countDown();
            });
    while (camera.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
    inbox.put(new ButtonMoved(true, 5));
    assertThat(handedOver.getCount()).isEqualTo(1);
    assertThat(inbox.take(Duration.ZERO)).isPresent();
    handedOver.await();
    camera.join();
    assertThat(all(inbox)).hasSize(Inbox.FRAGMENTS + 1).contains(new ButtonMoved(true, 5));
  }

  @Test
  void what_had_to_be_dropped_is_told_before_the_next_that_is_kept() throws InterruptedException {
    Inbox inbox = new Inbox(Duration.ZERO);
    for (int i = 0; i < Inbox.FRAGMENTS + 3; i++) {
      inbox.put(fragment(i));
    }
    inbox.put(ended());
    List<RecorderEvent> events = all(inbox);
    assertThat(events).hasSize(Inbox.FRAGMENTS + 2);
    assertThat(events.get(Inbox.FRAGMENTS))
        .isEqualTo(new FragmentsDropped(1, Inbox.FRAGMENTS * 2_000L, 6_000));
    assertThat(events.getLast()).isEqualTo(ended());
  }

  @Test
  void room_that_was_given_back_is_used_again() throws InterruptedException {
    Inbox inbox = new Inbox(Duration.ZERO);
    for (int i = 0; i < 100; i++) {
      inbox.put(fragment(i));
      assertThat(inbox.take(Duration.ZERO)).isPresent();
    }
    inbox.put(fragment(100));
    assertThat(all(inbox)).hasSize(1).noneMatch(FragmentsDropped.class::isInstance);
  }

  @Test
  void how_many_wait_is_known_so_that_a_tick_comes_behind_them() throws InterruptedException {
    Inbox inbox = new Inbox(Duration.ZERO);
    inbox.put(new ButtonMoved(true, 5));
    inbox.put(ended());
    assertThat(inbox.waiting()).isEqualTo(2);
    assertThat(inbox.take(Duration.ZERO)).contains(new ButtonMoved(true, 5));
    assertThat(inbox.waiting()).isEqualTo(1);
  }
}
