package io.shuijing.hal.pi;

import io.shuijing.hal.body.Press;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Makes presses out of edges. Immutable; moments are in nanoseconds.
 *
 * <p>Contacts bounce: a release counts only when it has lasted, and what was down for less than a
 * bounce is none. A long press is told while the button is still held.
 */
record PressDetector(Contact contact) {
  /** Contacts bounce for a few milliseconds. */
  static final Duration SETTLED = Duration.ofMillis(20);

  /** {@link Press#SHORT} is shorter. */
  static final Duration LONG = Duration.ofSeconds(1);

  /** Nobody presses. */
  static final PressDetector IDLE = new PressDetector(new Contact.Up());

  /** What the contact does. */
  sealed interface Contact {
    /** Not pressed. */
    record Up() implements Contact {}

    /**
     * Pressed.
     *
     * @param told whether the long press has been told
     */
    record Down(long sinceNanos, boolean told) implements Contact {}

    /** Let go, or bouncing. */
    record Rising(Down before, long sinceNanos) implements Contact {}
  }

  /** The next state, and the press that has just become one. */
  record Step(PressDetector next, Optional<Press> press) {}

  /** When time itself will make a difference, if it will. */
  OptionalLong deadlineNanos() {
    return switch (contact) {
      case Contact.Up() -> OptionalLong.empty();
      case Contact.Down(long since, boolean told) ->
          told ? OptionalLong.empty() : OptionalLong.of(since + LONG.toNanos());
      case Contact.Rising(_, long since) -> OptionalLong.of(since + SETTLED.toNanos());
    };
  }

  /** The contact is, or goes, down or up; whatever time has made of the state comes before. */
  Step at(long nowNanos, boolean down) {
    Step passed = pass(nowNanos);
    return new Step(new PressDetector(passed.next().turned(nowNanos, down)), passed.press());
  }

  private Contact turned(long now, boolean down) {
    return switch (contact) {
      case Contact.Up up -> down ? new Contact.Down(now, false) : up;
      case Contact.Down held -> down ? held : new Contact.Rising(held, now);
      case Contact.Rising rising -> down ? rising.before() : rising;
    };
  }

  private Step pass(long now) {
    return switch (contact) {
      case Contact.Down(long since, boolean told) when !told && now - since >= LONG.toNanos() ->
          new Step(new PressDetector(new Contact.Down(since, true)), Optional.of(Press.LONG));
      case Contact.Rising(Contact.Down(long since, boolean told), long up)
          when now - up >= SETTLED.toNanos() ->
          new Step(IDLE, told ? Optional.empty() : released(up - since));
      case Contact.Up _, Contact.Down _, Contact.Rising _ -> new Step(this, Optional.empty());
    };
  }

  private static Optional<Press> released(long heldNanos) {
    return heldNanos < SETTLED.toNanos() ? Optional.empty() : Optional.of(Press.SHORT);
  }
}
