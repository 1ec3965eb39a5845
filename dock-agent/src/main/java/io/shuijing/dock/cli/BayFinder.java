package io.shuijing.dock.cli;

import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.dock.Bay;
import io.shuijing.hal.serial.SerialPath;
import io.shuijing.hal.serial.SerialPattern;
import io.shuijing.hal.wire.LinkIdentity;
import io.shuijing.hal.wire.LinkSource;
import io.shuijing.hal.wire.TcpAddress;
import io.shuijing.hal.wire.WireBay;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tinylog.Logger;

/**
 * Finds bays: those that the configuration names, and those that appear where a pattern of it
 * looks. One that has appeared once stays, empty while nothing is plugged in.
 */
final class BayFinder {
  private final List<Configuration.BayPlace> places;
  private final LinkIdentity identity;
  private final Set<String> known = new LinkedHashSet<>();
  private String told = "";

  BayFinder(List<Configuration.BayPlace> places, LinkIdentity identity) {
    this.places = places;
    this.identity = identity;
  }

  /** A bay and where it is. */
  record Found(Bay bay, String place) {}

  /** The bays that were not there before. */
  List<Found> appeared() {
    List<Found> found = new ArrayList<>();
    int number = 0;
    for (Configuration.BayPlace place : places) {
      number++;
      switch (place) {
        case Configuration.BayPlace.Tcp(String host, int port) ->
            add(found, "bay-" + number, new TcpAddress(host, port));
        case Configuration.BayPlace.Serial(String path) when SerialPattern.isPattern(path) ->
            addMatching(found, path);
        case Configuration.BayPlace.Serial(String path) ->
            add(found, "bay-" + number, new SerialPath(Path.of(path)));
      }
    }
    return found;
  }

  private void addMatching(List<Found> found, String pattern) {
    try {
      for (Path path : new SerialPattern(pattern).present()) {
        // a name without spaces: it stands in lines of words
        String name = String.valueOf(path.getFileName()).replaceAll("[\\s\\p{Cntrl}]", "_");
        add(found, name, new SerialPath(path));
      }
      told = "";
    } catch (HardwareFault e) {
      tell(e.getMessage());
    }
  }

  private void add(List<Found> found, String name, LinkSource source) {
    if (known.contains(source.name())) {
      return;
    }
    if (known.size() >= Configuration.MAX_BAYS) {
      tell("more than " + Configuration.MAX_BAYS + " bays: " + source.name() + " is left out");
      return;
    }
    known.add(source.name());
    found.add(new Found(new WireBay(name, source, identity), source.name()));
  }

  private void tell(String message) {
    if (!message.equals(told)) {
      told = message;
      Logger.warn("{}", message);
    }
  }
}
