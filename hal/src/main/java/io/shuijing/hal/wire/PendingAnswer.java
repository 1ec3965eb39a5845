package io.shuijing.hal.wire;

import io.shuijing.hal.link.Frame;
import io.shuijing.hal.link.LinkEvent;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An answer that the agent owes. */
final class PendingAnswer implements LinkEvent.Answer {
  private @Nullable Frame answer;

  @Override
  public synchronized void give(Frame given) {
    if (answer != null) {
      throw new IllegalStateException("this question was answered before");
    }
    answer = given;
    notifyAll();
  }

  /** Waits until it is given, or until the time is up. */
  synchronized Optional<Frame> await(Duration patience) throws InterruptedException {
    Deadline deadline = Deadline.in(patience);
    while (answer == null && !deadline.passed()) {
      wait(Math.max(1, deadline.left().toMillis()));
    }
    return Optional.ofNullable(answer);
  }
}
