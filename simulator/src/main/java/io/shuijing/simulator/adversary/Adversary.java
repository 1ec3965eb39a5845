package io.shuijing.simulator.adversary;

import io.shuijing.simulator.plan.Edit;
import io.shuijing.simulator.world.Chance;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Edits images of a recorder's folder, and remembers those that he saw. */
public final class Adversary {
  private final Chance chance;
  private final List<Image> seen = new ArrayList<>();

  /** One who has seen nothing yet. */
  public Adversary(Chance chance) {
    this.chance = chance;
  }

  /** He copies it. */
  public void look(Image image) {
    seen.add(image);
  }

  /** What he makes of it; empty if there is nothing to do it to. */
  public Optional<Image> edit(Edit edit, Image image) {
    JournalEdits journal = new JournalEdits(image, chance);
    TrackEdits tracks = new TrackEdits(image, chance);
    return switch (edit) {
      case FLIP_JOURNAL -> journal.flip();
      case DROP_RECORD -> journal.drop();
      case SWAP_RECORDS -> journal.swap();
      case REPEAT_RECORD -> journal.repeat();
      case SPLICE_RECORD -> journal.splice(seen);
      case CUT_JOURNAL -> journal.cut();
      case TEAR_JOURNAL -> journal.tear();
      case CUT_TAIL -> journal.cut().map(TrackEdits::withoutStray);
      case FLIP_TRACK -> tracks.flip();
      case CUT_TRACK -> tracks.cut();
      case REMOVE_TRACK -> tracks.remove();
      case SWAP_TRACKS -> tracks.swap();
      case SWAP_SEGMENTS -> tracks.swapSegments();
      case STRAY_FILE -> tracks.stray();
      case RESIGN_RECORD -> Forgery.resigned(image, chance);
      case FORGE_RECORD -> Forgery.record(image);
      case FORGE_CHECKPOINT -> Forgery.checkpoint(image);
      case FORGE_RECEIPT -> Forgery.receipt(image);
      case ROLL_BACK -> earlier(image);
      case REMOVE_NOTES -> Forgery.withoutNotes(image);
    };
  }

  private Optional<Image> earlier(Image image) {
    List<Image> others = seen.stream().filter(one -> !one.files().equals(image.files())).toList();
    return others.isEmpty() ? Optional.empty() : Optional.of(chance.oneOf(others));
  }
}
