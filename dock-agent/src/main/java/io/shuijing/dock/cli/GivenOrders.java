package io.shuijing.dock.cli;

import io.shuijing.dock.catalogue.Assignments;
import io.shuijing.dock.catalogue.Person;
import io.shuijing.dock.prompt.OrderFault;
import io.shuijing.dock.prompt.Orders;
import io.shuijing.hal.HardwareFault;
import java.util.List;
import org.tinylog.Logger;

/** Who stood in the orders that were given. */
record GivenOrders(Orders orders) implements Assignments {
  @Override
  public List<Person> officersOf(String recorder, String assignment) throws HardwareFault {
    try {
      return orders
          .wasGiven(recorder, assignment)
          .map(order ->
              order.officers().stream()
                  .map(officer -> new Person(officer.name(), officer.certificate()))
                  .toList())
          .orElse(List.of());
    } catch (OrderFault e) {
      Logger.warn("an order that was given cannot be read any more: {}", e.getMessage());
      return List.of();
    }
  }
}
