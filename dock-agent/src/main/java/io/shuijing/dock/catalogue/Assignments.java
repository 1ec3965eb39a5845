package io.shuijing.dock.catalogue;

import io.shuijing.hal.HardwareFault;
import java.util.List;

/** Who stands behind the ids in journals. */
@FunctionalInterface
public interface Assignments {

  /**
   * The officers of an assignment, in its order; none if nothing is known of it.
   *
   * @param recorder serial number of the recorder that it was given to
   */
  List<Person> officersOf(String recorder, String assignment) throws HardwareFault;
}
