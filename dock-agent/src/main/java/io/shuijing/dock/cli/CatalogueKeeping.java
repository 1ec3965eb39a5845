package io.shuijing.dock.cli;

import io.shuijing.dock.bay.BayEvent;
import io.shuijing.dock.bay.BayState;
import io.shuijing.dock.catalogue.Catalogue;
import io.shuijing.dock.catalogue.CatalogueFault;
import io.shuijing.dock.catalogue.Cataloguer;
import io.shuijing.dock.roster.RosterFault;
import io.shuijing.evidence.Name;
import io.shuijing.hal.linux.DirectoryVolume;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.tinylog.Logger;

/**
 * Keeps the catalogue up to what the bays take in, on a thread of its own and never in their way: a
 * catalogue that cannot be used is an alarm and is tried again.
 */
final class CatalogueKeeping implements BayEvent.Listener {
  private static final Duration AFTER_A_FAULT = Duration.ofSeconds(10);
  private static final int MAX_DUE = 1000;
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

  private final OfficeCatalogue place;
  private final DirectoryVolume volume;
  private final OverdueWatch watch;
  private final Consumer<String> alarm;
  private final BlockingQueue<String> due = new LinkedBlockingQueue<>(MAX_DUE);
  private volatile boolean allDue = true;
  private String alarmed = "";
  private @Nullable Cataloguer cataloguer;

  CatalogueKeeping(
      OfficeCatalogue place, DirectoryVolume volume, OverdueWatch watch, Consumer<String> alarm) {
    this.place = place;
    this.volume = volume;
    this.watch = watch;
    this.alarm = alarm;
  }

  @Override
  public void happened(String bay, BayEvent event) {
    Optional<Name> changed =
        switch (event) {
          case BayEvent.Changed(BayState.Releasable(Name recorder)) -> Optional.of(recorder);
          case BayEvent.Archived(Name recorder, var _, long _) -> Optional.of(recorder);
          case BayEvent.Receipted(Name recorder, long _, var _) -> Optional.of(recorder);
          case BayEvent.LetGo(Name recorder, var _) -> Optional.of(recorder);
          case BayEvent.Changed _,
              BayEvent.Described _,
              BayEvent.Pulled _,
              BayEvent.PutApart _,
              BayEvent.ClockMeasured _,
              BayEvent.Freed _,
              BayEvent.Notice _,
              BayEvent.Defect _ ->
              Optional.empty();
        };
    if (changed.isPresent() && !due.offer(changed.get().last())) {
      allDue = true;
    }
  }

  /** Works until its thread is interrupted. */
  void keep() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        work(awaitDue());
        watch.look();
        told("");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (CatalogueFault | RosterFault | IOException e) {
        again(String.valueOf(e.getMessage()));
      } catch (RuntimeException e) { // a defect of ours: bays go on, and so does this
        Logger.error(e, "a defect of the catalogue");
        again("a defect: " + e);
      }
    }
  }

  /** What changed, or nothing after a while; empty for everything. */
  private Optional<Set<String>> awaitDue() throws InterruptedException {
    if (allDue) {
      allDue = false;
      due.clear();
      return Optional.empty();
    }
    Set<String> changed = new LinkedHashSet<>();
    String first = due.poll(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    if (first != null) {
      changed.add(first);
      due.drainTo(changed);
    }
    return Optional.of(changed);
  }

  private void work(Optional<Set<String>> recorders) throws CatalogueFault, IOException {
    Cataloguer open = cataloguer;
    if (open == null) {
      Catalogue catalogue = place.open();
      open = place.cataloguer(volume, catalogue);
      cataloguer = open;
    }
    if (recorders.isEmpty()) {
      open.updateAll();
    }
    for (String recorder : recorders.orElse(Set.of())) {
      open.update(recorder);
    }
  }

  private void again(String why) {
    told(why);
    cataloguer = null;
    allDue = true;
    try {
      Thread.sleep(AFTER_A_FAULT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void told(String what) {
    if (!what.isEmpty() && !what.equals(alarmed)) {
      Logger.error("{}", what);
      alarm.accept("alarm catalogue " + what);
    }
    alarmed = what;
  }
}
