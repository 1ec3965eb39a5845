package io.shuijing.dock.bay;

import io.shuijing.dock.offload.Bandwidth;

/**
 * What all recorders are held to.
 *
 * @param releaseChargePercent a battery below this does not leave; 0 for any. A recorder that does
 *     not know its charge may leave
 * @param bandwidth what all bays share
 */
public record Terms(int releaseChargePercent, Bandwidth bandwidth) {}
