package io.shuijing.simulator.oracle;

import java.util.List;
import java.util.function.Consumer;

/** I16: nothing half done is left lying in ever greater numbers. */
final class BoundedResources implements Oracle {
  private static final int MOST_UNFINISHED = 4;

  @Override
  public String id() {
    return "I16";
  }

  @Override
  public void look(Scene scene, When when, Consumer<String> violation) {
    if (when != When.CONVERGED || !scene.plan().profile().prevents()) {
      return;
    }
    unfinished(scene.card(), "card", violation);
    unfinished(scene.store(), "store", violation);
  }

  private static void unfinished(Shelf shelf, String word, Consumer<String> violation) {
    List<String> left =
        shelf.paths().stream()
            .filter(path -> path.matches(".*\\.(part|new|next|flushed)"))
            .toList();
    if (left.size() > MOST_UNFINISHED) {
      violation.accept("left unfinished on the " + word + ": " + left);
    }
  }
}
