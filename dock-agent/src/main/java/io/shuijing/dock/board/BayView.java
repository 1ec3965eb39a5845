package io.shuijing.dock.board;

import io.shuijing.dock.bay.BayState;
import io.shuijing.evidence.Name;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One bay.
 *
 * @param place where it is: an address or a device
 * @param since when it came into this state
 * @param recorder that is in it, as far as it is known
 * @param chargePermille of its battery, if it knows
 * @param filesLeft that are still to be taken
 */
public record BayView(
    String bay,
    String place,
    BayState state,
    Instant since,
    Optional<Name> recorder,
    OptionalInt chargePermille,
    int filesLeft,
    Optional<Transfer> transfer) {}
