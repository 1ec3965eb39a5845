package io.shuijing.simulator.disk;

import io.shuijing.simulator.disk.ArmedFaults.Armed;
import io.shuijing.simulator.disk.DiskFault.PowerCut;
import io.shuijing.simulator.disk.DiskFault.When;
import io.shuijing.simulator.world.PowerLost;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An operation that is under way, and the faults that may strike it. */
final class Step {
  private final Controller controller;
  private final Request request;
  private final List<Armed> due;
  private @Nullable When cut;

  Step(Controller controller, Request request, List<Armed> due) {
    this.controller = controller;
    this.request = request;
    this.due = new ArrayList<>(due);
  }

  Request request() {
    return request;
  }

  void cutAt(When when) {
    cut = when;
  }

  boolean isCut() {
    return cut != null;
  }

  boolean isTorn() {
    return cut == When.DURING;
  }

  /** The power goes now, in the middle of this. */
  PowerLost lost() {
    controller.cut();
    return new PowerLost(request.text());
  }

  boolean isDue(Class<? extends DiskFault> kind) {
    return due.stream().anyMatch(each -> kind.isInstance(each.fault()));
  }

  /** A fault of this kind that is due; from now on it counts as having struck. */
  <F extends DiskFault> Optional<F> struckBy(Class<F> kind) {
    for (Armed each : due) {
      if (kind.isInstance(each.fault())) {
        due.remove(each);
        String at = each.fault() instanceof PowerCut ? " " + request.operation().word() : "";
        controller.fired(each, at);
        return Optional.of(kind.cast(each.fault()));
      }
    }
    return Optional.empty();
  }
}
