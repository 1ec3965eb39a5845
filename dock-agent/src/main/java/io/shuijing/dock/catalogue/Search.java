package io.shuijing.dock.catalogue;

import io.shuijing.evidence.verify.Verdict;
import java.time.Instant;
import java.util.Optional;

/**
 * A question to the catalogue; what is empty is not asked for.
 *
 * @param officer certificate number or name
 * @param from sessions that began at this time or later
 * @param to sessions that began before this time
 * @param recorder serial number
 * @param limit no more sessions than this
 */
public record Search(
    Optional<String> officer,
    Optional<Instant> from,
    Optional<Instant> to,
    Optional<String> recorder,
    Optional<Verdict> verdict,
    int limit) {

  /** Everything, up to a limit. */
  public static Search all(int limit) {
    return new Search(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        limit);
  }
}
