package io.shuijing.simulator.oracle;

import io.shuijing.evidence.Digest;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** I11: after any number of resumes and docks the store holds each track once. */
final class OneCopy implements Oracle {
  @Override
  public String id() {
    return "I11";
  }

  @Override
  public void look(Scene scene, When when, Consumer<String> violation) {
    if (when != When.CONVERGED || !scene.plan().profile().prevents()) {
      return;
    }
    Map<Digest, String> held = new HashMap<>();
    for (String path : scene.store().paths()) {
      if (path.endsWith(".track") || path.startsWith("staging/")) {
        byte[] bytes = scene.store().bytes(path);
        String other = bytes.length == 0 ? null : held.put(Digest.of(bytes), path);
        if (other != null) {
          violation.accept(other + " and " + path + " are the same track");
          return;
        }
      }
    }
  }
}
