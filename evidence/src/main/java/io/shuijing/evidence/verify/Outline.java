package io.shuijing.evidence.verify;

import io.shuijing.evidence.SessionId;
import io.shuijing.evidence.verify.SessionReport.Content;
import io.shuijing.evidence.verify.SessionReport.Times;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the records of a journal say of one session; nothing of its bytes and of witnesses.
 *
 * @param assignment under which it was recorded
 * @param verdict the gravest of what its records show
 * @param tracks by path, such as {@code sessions/37-3/av-0001.track}: how many bytes of it the
 *     records name
 */
public record Outline(
    SessionId id,
    Optional<String> assignment,
    Verdict verdict,
    Times times,
    Content content,
    SortedMap<String, Long> tracks) {

  /** Keeps its own map. */
  public Outline {
    tracks = Collections.unmodifiableSortedMap(new TreeMap<>(tracks));
  }
}
