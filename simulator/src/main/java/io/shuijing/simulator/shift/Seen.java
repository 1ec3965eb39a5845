package io.shuijing.simulator.shift;

import io.shuijing.simulator.oracle.Scene;
import io.shuijing.simulator.oracle.ShadowLog;
import io.shuijing.simulator.oracle.Shelf;
import io.shuijing.simulator.plan.FaultPlan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * What can be seen of a recorder and its dock from outside.
 *
 * @param starts whether one more start is tried on a copy of the card; asked each time
 * @param resting why nothing further comes
 */
record Seen(
    World world,
    Platter cardDisk,
    Platter storeDisk,
    BooleanSupplier starts,
    Supplier<Optional<String>> resting)
    implements Scene {
  @Override
  public ShadowLog log() {
    return world.log();
  }

  @Override
  public FaultPlan plan() {
    return world.plan();
  }

  @Override
  public Shelf card() {
    return cardDisk.shelf();
  }

  @Override
  public Shelf durableCard() {
    return cardDisk.durableShelf();
  }

  @Override
  public Optional<Shelf> startedAgain() {
    return starts.getAsBoolean() ? new AnotherStart(cardDisk).shelf() : Optional.empty();
  }

  @Override
  public Shelf store() {
    return storeDisk.shelf();
  }

  @Override
  public Shelf durableStore() {
    return storeDisk.durableShelf();
  }

  @Override
  public Identity identity() {
    Identities example = Identities.EXAMPLE;
    return new Identity(
        Identities.RECORDER,
        example.office(),
        List.of(example.recorder().key(), example.office(), example.witness()));
  }

  @Override
  public Optional<String> rest() {
    return resting.get();
  }

  @Override
  public Instant instantOf(long ms) {
    return world.began().plusMillis(ms);
  }

  @Override
  public long nowMs() {
    return world.agenda().nowMs();
  }

  @Override
  public void mark(String branch) {
    world.count("mark " + branch);
  }
}
