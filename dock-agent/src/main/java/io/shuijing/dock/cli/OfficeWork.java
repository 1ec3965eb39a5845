package io.shuijing.dock.cli;

import io.shuijing.dock.bay.BayEvent;
import io.shuijing.dock.roster.Desk;
import io.shuijing.dock.roster.ReadyRecorders;
import io.shuijing.hal.serial.SerialCardReader;
import io.shuijing.hal.serial.SerialPath;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/** What goes on beside the bays, and only listens to them: catalogue, alarms, the card desk. */
final class OfficeWork {
  private static final int CARD_READER_BAUD = 9600;

  private OfficeWork() {}

  /** Starts it; what it gives is to be told what happens in the bays. */
  static BayEvent.Listener start(Place place, Consumer<String> tell) throws IOException {
    Desks desks = Desks.of(place);
    CatalogueKeeping catalogue =
        new CatalogueKeeping(
            new OfficeCatalogue(place), desks.volume(), new OverdueWatch(desks, tell), tell);
    Thread.ofVirtual().name("catalogue").start(catalogue::keep);
    String port = place.configuration().records().cardReader();
    if (port.isEmpty()) {
      return catalogue;
    }
    ReadyRecorders ready = new ReadyRecorders();
    CardDesk desk =
        new CardDesk(
            new SerialCardReader(new SerialPath(Path.of(port), CARD_READER_BAUD)),
            new Desk(desks.volume(), place.orders()),
            ready,
            tell);
    Thread.ofVirtual().name("card-desk").start(desk::keep);
    return (bay, event) -> {
      ready.happened(bay, event);
      catalogue.happened(bay, event);
    };
  }
}
