package io.shuijing.hal.wire;

import io.shuijing.hal.link.LinkLost;

/**
 * How one waits for more bytes: returns when some came, fails when it is no use to go on waiting.
 */
@FunctionalInterface
interface Filler {
  void fill(LinkInput input) throws LinkLost;
}
