package io.shuijing.dock.roster;

import io.shuijing.dock.prompt.OrderFault;
import io.shuijing.dock.prompt.Orders;
import io.shuijing.evidence.Name;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where officers take recorders: who is known by card or PIN gets an order written, which the bay
 * then carries out (R4).
 */
public final class Desk {
  private final RosterBook roster;
  private final AssignmentBook assignments;
  private final Orders orders;

  /**
   * @param office the office's folder
   */
  public Desk(Volume office, Orders orders) {
    this.roster = new RosterBook(office);
    this.assignments = new AssignmentBook(office);
    this.orders = orders;
  }

  /**
   * An order was written.
   *
   * @param officer who takes the recorder
   */
  public record Ordered(Officer officer, Assignment assignment, Name recorder) {}

  /** The officer with a card. */
  public Officer byCard(String card) throws RosterFault, HardwareFault {
    return roster
        .current()
        .roster()
        .withCard(card)
        .orElseThrow(() ->
            new RosterFault(
                "名册中没有此卡 / no officer has this card: "
                    + CsvTable.shown(card)
                    + "; enter it with 'roster import'"));
  }

  /** The officer with an id and a PIN; of which of the two is wrong nothing is said. */
  public Officer byPin(String id, String digits) throws RosterFault, HardwareFault {
    Optional<Officer> officer = roster.current().roster().withId(id);
    Optional<Pin> pin = officer.flatMap(known -> known.proofs().pin());
    if (pin.isEmpty() || !pin.get().matches(digits)) {
      throw new RosterFault("编号或口令不对 / id or PIN is wrong, or the officer has no PIN");
    }
    return officer.orElseThrow();
  }

  /** The planned assignments of an officer for which no recorder was taken yet. */
  public List<Assignment> openFor(Officer officer) throws RosterFault, HardwareFault {
    List<Assignment> open = new ArrayList<>();
    for (Assignment assignment : assignments.planned()) {
      if (assignment.isOf(officer) && !assignments.wasTaken(assignment, officer.id())) {
        open.add(assignment);
      }
    }
    return open;
  }

  /**
   * Writes the order by which an officer gets a recorder; done again after a crash it is the same.
   *
   * @param wanted id of the assignment; empty if the officer has only one
   */
  public Ordered order(Officer officer, Optional<String> wanted, Name recorder)
      throws RosterFault, OrderFault, HardwareFault {
    Assignment assignment =
        wanted.isPresent() ? named(officer, wanted.get()) : only(officer, openFor(officer));
    orders.put(recorder, assignment.orderFor(officer));
    assignments.take(assignment, officer.id(), recorder.last());
    return new Ordered(officer, assignment, recorder);
  }

  private Assignment named(Officer officer, String id) throws RosterFault, HardwareFault {
    Assignment assignment =
        assignments
            .find(id)
            .orElseThrow(
                () -> new RosterFault("没有执法任务 / no such assignment: " + CsvTable.shown(id)));
    if (!assignment.isOf(officer)) {
      throw new RosterFault(
          "执法任务 "
              + id
              + " 中没有 "
              + officer.id()
              + " / assignment "
              + id
              + " is not one of "
              + officer.id());
    }
    return assignment;
  }

  private static Assignment only(Officer officer, List<Assignment> open) throws RosterFault {
    if (open.size() == 1) {
      return open.getFirst();
    }
    throw new RosterFault(
        open.isEmpty()
            ? officer.id() + " 没有待执行的执法任务 / has no open assignment: plan one"
            : officer.id()
                + " 有多项执法任务，请指明 / has several assignments, name one: "
                + String.join(", ", open.stream().map(Assignment::id).toList()));
  }
}
