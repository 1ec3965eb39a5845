package io.shuijing.dock.bay;

/** Tells what happens in one bay, and a state only when it is another one. */
final class Reporter {
  private final String bay;
  private final BayEvent.Listener listener;
  private BayState state = new BayState.Empty();

  Reporter(String bay, BayEvent.Listener listener) {
    this.bay = bay;
    this.listener = listener;
  }

  void tell(BayEvent event) {
    listener.happened(bay, event);
  }

  void notice(String message) {
    tell(new BayEvent.Notice(message));
  }

  void state(BayState next) {
    if (!next.equals(state)) {
      state = next;
      tell(new BayEvent.Changed(next));
    }
  }

  /** A state that is passed through; a recorder that is done is not called busy for a look. */
  void atWork(BayState next) {
    if (!(state instanceof BayState.Releasable)) {
      state(next);
    }
  }
}
