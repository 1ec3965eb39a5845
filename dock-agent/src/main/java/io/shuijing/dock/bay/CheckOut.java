package io.shuijing.dock.bay;

import io.shuijing.dock.intake.Holding;
import io.shuijing.dock.offload.Conversation;
import io.shuijing.dock.prompt.Order;
import io.shuijing.dock.prompt.OrderFault;
import io.shuijing.dock.prompt.Prompt;
import io.shuijing.evidence.Name;
import io.shuijing.evidence.journal.Entry.Blob;
import io.shuijing.evidence.journal.Entry.Check;
import io.shuijing.evidence.transfer.Question;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Hands an order over to a recorder that is done with everything else (R4, R7). */
final class CheckOut {
  private final Station station;
  private final Conversation talk;
  private Optional<Order> blocked = Optional.empty();
  private String blockedBy = "";

  CheckOut(Station station, Conversation talk) {
    this.station = station;
    this.talk = talk;
  }

  /** What came of it. */
  sealed interface Outcome {
    /** No order stands. */
    record NoOrder() implements Outcome {}

    /** It went out. */
    record Went(String assignment, List<Check> checks) implements Outcome {}

    /** An order stands, but was carried out before the dock could put it away. */
    record WasGiven(String assignment) implements Outcome {}

    /** An order stands and cannot be carried out. */
    record Blocked(String fault, String message) implements Outcome {}
  }

  /** Whether an order stands; one that cannot be read stands too. */
  boolean isDue() throws IOException {
    try {
      return station.counter().orders().standing(talk.recorder()).isPresent();
    } catch (OrderFault e) {
      return true;
    }
  }

  Outcome attempt(Holding holding) throws IOException {
    Optional<Order> standing;
    try {
      standing = station.counter().orders().standing(talk.recorder());
    } catch (OrderFault e) {
      return new Outcome.Blocked("order", String.valueOf(e.getMessage()));
    }
    if (standing.isEmpty()) {
      return new Outcome.NoOrder();
    }
    Order order = standing.get();
    if (holding.lastAssignments().contains(order.assignment())) {
      station.counter().orders().given(talk.recorder(), order);
      return new Outcome.WasGiven(order.assignment());
    }
    return blocked.equals(standing) ? new Outcome.Blocked("pre-check", blockedBy) : carryOut(order);
  }

  private Outcome carryOut(Order order) throws IOException {
    Prompt prompt = station.counter().prompts().render(order);
    station.counter().prompts().keep(prompt);
    talk.assign(
        new Question.Assign(order.assignment(), prompt.wording(), Blob.of(prompt.wav())),
        prompt.wav());
    List<Check> checks = talk.preCheck();
    List<Check> failed = checks.stream().filter(c -> c.result().equals("fail")).toList();
    if (!failed.isEmpty()) {
      blocked = Optional.of(order);
      blockedBy =
          talk.recorder().last()
              + " failed its pre-check: "
              + words(failed)
              + "; mend it or write the order for another recorder";
      return new Outcome.Blocked("pre-check", blockedBy);
    }
    Name dock = station.office().dock();
    talk.letGo(new Question.LetGo(dock, station.challenge(), Optional.empty()));
    station.counter().orders().given(talk.recorder(), order);
    return new Outcome.Went(order.assignment(), checks);
  }

  static String words(List<Check> checks) {
    return checks.stream()
        .map(c -> c.part() + " " + c.result() + " " + c.value())
        .collect(Collectors.joining(", "));
  }
}
