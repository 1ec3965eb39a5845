package io.shuijing.simulator.adversary;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.simulator.adversary.Image.Placed;
import io.shuijing.simulator.world.Chance;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Edits of a journal by somebody without a key. */
final class JournalEdits {
  private final Image image;
  private final Chance chance;
  private final byte[] bytes;
  private final List<Placed> records;

  JournalEdits(Image image, Chance chance) {
    this.image = image;
    this.chance = chance;
    this.bytes = image.bytes(Image.JOURNAL);
    this.records = image.records();
  }

  Optional<Image> flip() {
    return one(0, 0)
        .map(hit -> {
          byte[] changed = bytes.clone();
          int at = (int) chance.between(hit.from(), hit.to() - 1);
          changed[at] ^= (byte) (1 << chance.below(8));
          return changed;
        })
        .map(this::journal);
  }

  /** Of a record at the end it would be a cut. */
  Optional<Image> drop() {
    return one(0, 1).map(hit -> journal(before(hit.from()), after(hit.to())));
  }

  Optional<Image> swap() {
    return one(0, 1)
        .map(hit -> {
          Placed next = records.get(records.indexOf(hit) + 1);
          return journal(
              before(hit.from()),
              Arrays.copyOfRange(bytes, next.from(), next.to()),
              Arrays.copyOfRange(bytes, hit.from(), hit.to()),
              after(next.to()));
        });
  }

  Optional<Image> repeat() {
    return one(0, 0)
        .map(hit -> {
          Placed where = chance.oneOf(records);
          return journal(
              before(where.to()),
              Arrays.copyOfRange(bytes, hit.from(), hit.to()),
              after(where.to()));
        });
  }

  Optional<Image> splice(List<Image> earlier) {
    Set<Digest> here = new HashSet<>();
    records.forEach(placed -> here.add(placed.record().digest()));
    List<StoredRecord> others =
        earlier.stream()
            .flatMap(seen -> seen.records().stream())
            .map(Placed::record)
            .filter(record -> !here.contains(record.digest()) && place(record.n()).isPresent())
            .toList();
    if (others.isEmpty()) {
      return Optional.empty();
    }
    StoredRecord other = chance.oneOf(others);
    return place(other.n())
        .map(hit -> journal(before(hit.from()), other.inJournal(), after(hit.to())));
  }

  // with one behind it: else it would only be another end
  private Optional<Placed> place(long n) {
    return records.stream()
        .limit(Math.max(0, records.size() - 1))
        .filter(placed -> placed.record().n() == n)
        .findFirst();
  }

  Optional<Image> cut() {
    return one(1, 0).map(hit -> journal(before(hit.from())));
  }

  Optional<Image> tear() {
    return one(1, 0)
        .map(hit -> journal(before((int) chance.between(hit.from() + 1, hit.to() - 1))));
  }

  private Optional<Placed> one(int skipped, int kept) {
    int count = records.size() - skipped - kept;
    return count < 1
        ? Optional.empty()
        : Optional.of(records.get(skipped + (int) chance.below(count)));
  }

  private byte[] before(int end) {
    return Arrays.copyOf(bytes, end);
  }

  private byte[] after(int start) {
    return Arrays.copyOfRange(bytes, start, bytes.length);
  }

  private Image journal(byte[]... parts) {
    ByteArrayOutputStream journal = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(journal::writeBytes);
    return image.with(Image.JOURNAL, journal.toByteArray());
  }
}
