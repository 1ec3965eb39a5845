package io.shuijing.dock.cli;

import io.shuijing.dock.cli.Configuration.WitnessPlace;
import io.shuijing.dock.office.Office;
import io.shuijing.dock.witness.WitnessFault;
import io.shuijing.dock.witness.Witnessing;
import io.shuijing.hal.linux.DirectoryVolume;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.tinylog.Logger;

/** The configured witnesses, and how each is reached. */
final class Witnesses {
  private static final Duration ASK_AGAIN = Duration.ofMinutes(5);

  private final List<WitnessPlace> places;
  private final Witnessing witnessing;
  private final Place place;

  private Witnesses(Place place, Witnessing witnessing) {
    this.place = place;
    this.places = place.configuration().witnesses();
    this.witnessing = witnessing;
  }

  static Witnesses of(Place place, DirectoryVolume volume, Office office) {
    return new Witnesses(place, new Witnessing(volume, place.log(volume, office)));
  }

  List<WitnessPlace> places() {
    return places;
  }

  Witnessing witnessing() {
    return witnessing;
  }

  boolean isAnyReached() {
    return places.stream().anyMatch(each -> !each.url().isEmpty());
  }

  Instant now() {
    return place.clocks().wall().time();
  }

  /** Asks one; whether it has cosigned something new. */
  boolean ask(WitnessPlace witness) throws IOException {
    return witnessing.ask(witness.witness(), new HttpWitness(witness.url()), now());
  }

  /** Asks all that are reached over HTTP, again and again. */
  void keepAsking(Consumer<WitnessFault> alarm) {
    while (!Thread.currentThread().isInterrupted()) {
      for (WitnessPlace witness : places) {
        if (!witness.url().isEmpty()) {
          try {
            ask(witness);
          } catch (WitnessFault e) {
            alarm.accept(e);
          } catch (IOException e) {
            Logger.warn("{} cannot be asked: {}", witness.url(), e.getMessage());
          }
        }
      }
      Wiring.rest(ASK_AGAIN);
    }
  }
}
