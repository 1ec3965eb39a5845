package io.shuijing.evidence.verify;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Name;
import java.time.Instant;
import java.util.Optional;

/**
 * A dock's random challenge in a check-in or check-out: what the recorder wrote after it cannot be
 * older (clause V60). When the challenge was made, the dock's own log says; here stands what the
 * recorder's clock said.
 *
 * @param n number of the record that holds it
 */
public record Challenge(
    long n, Name dock, Digest challenge, Optional<Digest> officeHead, Instant wall) {}
