package io.shuijing.dock.catalogue;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.SessionId;
import java.util.Optional;

/**
 * How far a journal is catalogued.
 *
 * @param records that were read
 * @param resumeOffset byte at which the next reading begins
 * @param resumeDigest of the record that stands there, so that another journal is noticed
 * @param lastSettled highest session of which nothing more is expected
 */
public record Mark(
    long records, long resumeOffset, Digest resumeDigest, Optional<SessionId> lastSettled) {}
