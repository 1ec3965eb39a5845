package io.shuijing.simulator.accept;

import io.shuijing.dock.cli.Premises;
import java.nio.file.Path;

/**
 * One acceptance test under way.
 *
 * @param premises the office that tests
 * @param journal the recorder's, as it grows
 */
record Run(
    Premises premises,
    Profile profile,
    Rig rig,
    Dockside dock,
    JournalFollower journal,
    Sheet sheet,
    Course course) {

  /**
   * How it goes.
   *
   * @param folder of what is pulled from the recorder and made of it; goes when the run ends
   * @param script docs/verify/verify.sh
   * @param seconds how long to record at least
   * @param brief without power cut and independent script
   * @param material gathered for the report
   * @param told where what goes on is shown
   */
  record Course(
      Path folder, Path script, int seconds, boolean brief, Material material, Screen told) {
    /** A recorder's folder as an archive has it. */
    Path supply() {
      return folder.resolve("supply");
    }
  }

  Material material() {
    return course.material();
  }

  void tell(String key, Object... values) {
    course.told().tell(Said.of(key, values));
  }
}
