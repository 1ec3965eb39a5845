package io.shuijing.hal.link;

/** What a {@link LinkServer} hands over. */
public sealed interface LinkEvent {

  /** A dock has proved its name. */
  record Docked(String dock) implements LinkEvent {}

  /** A dock asks; answer exactly once. */
  record Asked(String dock, Frame question, Answer answer) implements LinkEvent {}

  /** The dock is gone. */
  record Undocked(String dock, String reason) implements LinkEvent {}

  /** Where the answer goes. */
  interface Answer {
    /**
     * Hands over the answer, from any thread; never blocks. If the dock has gone meanwhile, nothing
     * happens.
     *
     * @throws IllegalStateException if an answer was given before
     */
    void give(Frame answer);
  }
}
