package io.shuijing.dock.roster;

import io.shuijing.dock.bay.BayEvent;
import io.shuijing.dock.bay.BayState;
import io.shuijing.evidence.Name;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The recorders that may be taken: in a bay, offloaded, and not let go yet; longest first. */
public final class ReadyRecorders implements BayEvent.Listener {
  private final Map<String, Name> ready = new LinkedHashMap<>();

  @Override
  public synchronized void happened(String bay, BayEvent event) {
    switch (event) {
      case BayEvent.Changed(BayState.Releasable(Name recorder)) -> ready.put(bay, recorder);
      case BayEvent.Changed _, BayEvent.LetGo _ -> ready.remove(bay);
      case BayEvent.Described _,
          BayEvent.Pulled _,
          BayEvent.Archived _,
          BayEvent.PutApart _,
          BayEvent.ClockMeasured _,
          BayEvent.Receipted _,
          BayEvent.Freed _,
          BayEvent.Notice _,
          BayEvent.Defect _ -> {}
    }
  }

  /** The one that is offered next; empty if there is none. */
  public synchronized Optional<Name> next() {
    return ready.values().stream().findFirst();
  }

  /** It was taken. */
  public synchronized void taken(Name recorder) {
    ready.values().remove(recorder);
  }
}
