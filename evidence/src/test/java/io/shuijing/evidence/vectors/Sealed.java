package io.shuijing.evidence.vectors;

import io.shuijing.evidence.seal.AgeIdentity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was sealed before, so that a recording played again has the same bytes. */
final class Sealed {
  private final Map<String, byte[]> known = new HashMap<>();

  byte[] of(String what, byte[] plain, List<AgeIdentity> to) {
    return known.computeIfAbsent(what, _ -> Office.sealing(to).seal(plain));
  }
}
