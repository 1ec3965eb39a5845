package io.shuijing.device.press;

import io.shuijing.device.press.Contact.Down;
import io.shuijing.device.press.Contact.Up;
import io.shuijing.device.press.Felt.ButtonFault;
import io.shuijing.device.press.Felt.Failed;
import io.shuijing.device.press.Felt.Pressed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Makes presses of what a contact does. Immutable; times are milliseconds of one clock that never
 * goes back. Whoever owns it calls {@link #at} no later than {@link #dueMs}.
 *
 * @param contact where it is
 * @param number of the last press
 * @param tap the last short press, if a second one would make it a double press
 * @param downs when the last presses began, the newest last
 * @param bouncing whether it makes more presses than a hand can
 */
public record Presses(
    Contact contact, long number, Optional<Tap> tap, List<Long> downs, boolean bouncing) {
  /** A contact that stays open for so long is open. */
  public static final long SETTLED_MS = 50;

  /** Held for longer than this, it is felt to be held. */
  public static final long HOLDING_MS = 500;

  /** Held for so long it is a long press. */
  public static final long LONG_MS = 2_000;

  /** Held for so long it is no press at all. */
  public static final long STUCK_MS = 10_000;

  /** A second press that begins so soon behind the first makes it a double press. */
  public static final long DOUBLE_WITHIN_MS = 400;

  /** So many presses in {@link #BOUNCING_WITHIN_MS} no hand makes. */
  static final int BOUNCING_PRESSES = 16;

  static final long BOUNCING_WITHIN_MS = 2_000;

  /** A button that was not pressed yet. */
  public static final Presses NONE = new Presses(Up.AT_REST, 0, Optional.empty(), List.of(), false);

  /** Keeps its own list. */
  public Presses {
    downs = List.copyOf(downs);
  }

  /** A short press. */
  record Tap(long downMs, long upMs) {}

  /** What follows, and what it told. */
  public record Step(Presses next, List<Felt> felt) {
    /** Keeps its own list. */
    public Step {
      felt = List.copyOf(felt);
    }

    private Step then(Step more) {
      List<Felt> all = new ArrayList<>(felt);
      all.addAll(more.felt);
      return new Step(more.next, all);
    }
  }

  /** When time alone makes a difference; empty if it does not. */
  public OptionalLong dueMs() {
    return switch (contact) {
      case Up _ -> OptionalLong.empty();
      case Down(_, _, OptionalLong opened) when opened.isPresent() ->
          OptionalLong.of(opened.getAsLong() + SETTLED_MS);
      case Down down -> down.nextMs();
    };
  }

  /** The contact went down or up at a time. */
  public Step moved(boolean down, long atMs) {
    Step passed = at(atMs);
    return passed.then(down ? passed.next.closed(atMs) : passed.next.opened(atMs));
  }

  private Step closed(long atMs) {
    return switch (contact) {
      case Up _ -> pressed(atMs);
      case Down down -> new Step(with(down.closedAgain()), List.of());
    };
  }

  private Step opened(long atMs) {
    return switch (contact) {
      case Up _ -> new Step(this, List.of());
      case Down down -> new Step(with(down.openedAt(atMs)), List.of());
    };
  }

  private Step pressed(long atMs) {
    List<Long> recent = new ArrayList<>(downs);
    recent.add(atMs);
    recent.removeIf(ms -> atMs - ms > BOUNCING_WITHIN_MS);
    boolean many = recent.size() >= BOUNCING_PRESSES;
    List<Felt> felt = new ArrayList<>();
    felt.add(new Pressed(Press.DOWN, number + 1, atMs));
    if (many && !bouncing) {
      felt.add(new Failed(ButtonFault.BOUNCING));
    }
    // one that bounces does so until it was at rest
    boolean goesOn = many || (bouncing && recent.size() > 1);
    return new Step(new Presses(Down.since(atMs), number + 1, tap, recent, goesOn), felt);
  }

  /** Time has gone by, up to now. */
  public Step at(long nowMs) {
    return switch (contact) {
      case Up _ -> new Step(this, List.of());
      case Down(long since, Contact.Told told, OptionalLong opened) -> {
        boolean released = opened.isPresent() && nowMs - opened.getAsLong() >= SETTLED_MS;
        long heldMs = (opened.isPresent() ? opened.getAsLong() : nowMs) - since;
        Step held = held(since, told, heldMs);
        yield released ? held.then(held.next.released(since, opened.getAsLong())) : held;
      }
    };
  }

  private Step held(long since, Contact.Told told, long heldMs) {
    Contact.Told due = Contact.Told.after(heldMs);
    if (due.compareTo(told) <= 0 || !(contact instanceof Down down)) {
      return new Step(this, List.of());
    }
    Felt felt =
        switch (due) {
          case DOWN -> new Pressed(Press.DOWN, number, since);
          case HOLDING -> new Pressed(Press.HOLDING, number, since);
          case ENOUGH -> new Pressed(Press.ENOUGH, number, since);
          case STUCK -> new Failed(ButtonFault.STUCK);
        };
    return new Step(with(down.told(due)), List.of(felt));
  }

  private Step released(long downMs, long upMs) {
    long heldMs = upMs - downMs;
    Presses free = new Presses(Up.AT_REST, number, Optional.empty(), downs, bouncing);
    if (heldMs >= STUCK_MS || (heldMs < LONG_MS && bouncing)) {
      return new Step(free, List.of());
    }
    if (heldMs >= LONG_MS) {
      return new Step(free, List.of(new Pressed(Press.LONG, number, downMs)));
    }
    if (tap.isPresent() && downMs - tap.get().upMs() <= DOUBLE_WITHIN_MS) {
      return new Step(free, List.of(new Pressed(Press.DOUBLE, number, tap.get().downMs())));
    }
    Presses next =
        new Presses(Up.AT_REST, number, Optional.of(new Tap(downMs, upMs)), downs, bouncing);
    return new Step(next, List.of(new Pressed(Press.SHORT, number, downMs)));
  }

  private Presses with(Contact other) {
    return new Presses(other, number, tap, downs, bouncing);
  }
}
