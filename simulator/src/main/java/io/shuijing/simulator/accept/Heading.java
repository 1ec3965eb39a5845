package io.shuijing.simulator.accept;

import io.shuijing.evidence.Name;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What stands at the head of a report.
 *
 * @param validUntil empty if it was not accepted
 * @param simulated whether the recorder is an imitation
 */
record Heading(
    Name recorder,
    String firmware,
    Name dock,
    String technician,
    Instant begun,
    Duration lasted,
    Optional<LocalDate> validUntil,
    boolean simulated) {}
