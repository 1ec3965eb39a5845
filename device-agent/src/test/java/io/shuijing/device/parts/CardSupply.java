package io.shuijing.device.parts;

import io.shuijing.device.journal.FileBytes;
import io.shuijing.evidence.Samples;
import io.shuijing.evidence.note.VerifierKey;
import io.shuijing.evidence.verify.Report;
import io.shuijing.evidence.verify.Supply;
import io.shuijing.evidence.verify.TrustAnchors;
import io.shuijing.evidence.verify.Verdict;
import io.shuijing.evidence.verify.Verifier;
import io.shuijing.hal.HardwareFault;
import io.shuijing.hal.storage.Volume;
import io.shuijing.hal.storage.VolumeFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** A card as the verifier wants it. */
public final class CardSupply implements Supply {
  private final Volume card;

  private CardSupply(Volume card) {
    this.card = card;
  }

  /** What the verifier says of a card, knowing recorder, office and dock. */
  public static Report report(Volume card) {
    return report(card, Samples.RECORDER_KEY.key());
  }

  /** The same of a recorder with another key. */
  public static Report report(Volume card, VerifierKey recorder) {
    TrustAnchors anchors =
        TrustAnchors.of(List.of(recorder, Samples.OFFICE_KEY.key(), Samples.DOCK_KEY.key()));
    try {
      return new Verifier(anchors).verify(new CardSupply(card));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The gravest thing that the verifier finds on a card. */
  public static Verdict verdict(Volume card) {
    return report(card).verdict();
  }

  @Override
  public Kind kind() {
    return Kind.CARD;
  }

  @Override
  public InputStream journal() throws IOException {
    return open("journal");
  }

  @Override
  public List<Item> files() throws IOException {
    List<Item> items = new ArrayList<>();
    below("", items);
    items.removeIf(item -> item.path().equals("journal"));
    return items;
  }

  private void below(String folder, List<Item> into) throws HardwareFault {
    String prefix = folder.isEmpty() ? "" : folder + "/";
    for (String name : card.files(folder)) {
      try (VolumeFile file = card.open(prefix + name)) {
        into.add(new Item(prefix + name, file.size()));
      }
    }
    for (String name : card.folders(folder)) {
      below(prefix + name, into);
    }
  }

  @Override
  public InputStream open(String path) throws IOException {
    try (VolumeFile file = card.open(path)) {
      return new ByteArrayInputStream(FileBytes.all(file).bytes());
    }
  }
}
