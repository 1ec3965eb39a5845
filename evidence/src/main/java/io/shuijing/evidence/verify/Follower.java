package io.shuijing.evidence.verify;

/** Something that looks at every record of the chain in its order. */
@FunctionalInterface
interface Follower {
  void accept(Accepted record);
}
