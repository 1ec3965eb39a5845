package io.shuijing.dock.prompt;

import io.shuijing.dock.store.WholeFile;
import io.shuijing.evidence.Name;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import java.util.Optional;

/**
 * The folder of orders: {@code <serial>.order} stands, {@code <serial>-<assignment>.given} was
 * given.
 */
public final class Orders {
  private static final int MAX_COPIES = 1000;
  private static final String GIVEN = ".given";

  private final Volume volume;

  public Orders(Volume volume) {
    this.volume = volume;
  }

  /**
   * The order that stands for a recorder.
   *
   * @throws OrderFault if it cannot be read; the file stays
   */
  public Optional<Order> standing(Name recorder) throws OrderFault, HardwareFault {
    String file = fileOf(recorder);
    if (!volume.exists(file)) {
      return Optional.empty();
    }
    return Optional.of(OrderReader.read(file, WholeFile.read(volume, file, OrderReader.MAX_BYTES)));
  }

  /**
   * Writes an order; the same once more is harmless.
   *
   * @throws OrderFault if another one stands for this recorder, or nobody could carry it out
   */
  public void put(Name recorder, Order order) throws OrderFault, HardwareFault {
    byte[] text = OrderText.of(order);
    OrderReader.read("the order of " + order.assignment(), text);
    Optional<Order> standing = standing(recorder);
    if (standing.isPresent() && !standing.get().equals(order)) {
      throw new OrderFault(
          fileOf(recorder)
              + ": order "
              + standing.get().assignment()
              + " stands for this recorder: take another one, or remove the file");
    }
    if (standing.isEmpty()) {
      WholeFile.write(volume, fileOf(recorder), text);
    }
  }

  /** Puts an order away that was given. */
  public void given(Name recorder, Order order) throws HardwareFault {
    String stem = recorder.last() + "-" + order.assignment();
    String target = stem + GIVEN;
    for (int copy = 2; volume.exists(target) && copy < MAX_COPIES; copy++) {
      target = stem + "-" + copy + GIVEN;
    }
    volume.rename(fileOf(recorder), target);
    volume.flushFolder("");
  }

  /**
   * An order that was given to a recorder; the first one if several had the same assignment.
   *
   * @param serial of the recorder
   */
  public Optional<Order> wasGiven(String serial, String assignment)
      throws OrderFault, HardwareFault {
    String file = serial + "-" + assignment + GIVEN;
    if (!isFileName(file) || !volume.exists(file)) {
      return Optional.empty();
    }
    return Optional.of(OrderReader.read(file, WholeFile.read(volume, file, OrderReader.MAX_BYTES)));
  }

  // a journal may name any assignment: ids of orders are file names, others were never given
  private static boolean isFileName(String file) {
    return file.matches("[A-Za-z0-9._-]+") && !file.contains("..");
  }

  private static String fileOf(Name recorder) {
    return recorder.last() + ".order";
  }
}
