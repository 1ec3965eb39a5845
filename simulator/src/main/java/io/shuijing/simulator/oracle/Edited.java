package io.shuijing.simulator.oracle;

import io.shuijing.evidence.verify.Supply;

/**
 * A recorder's folder before and after somebody edited it (A1).
 *
 * @param what he did
 * @param shows whether what is left contradicts itself; else it is only less
 */
public record Edited(String what, boolean shows, Shelf before, Shelf after, Supply.Kind kind) {}
