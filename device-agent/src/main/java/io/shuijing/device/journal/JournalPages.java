package io.shuijing.device.journal;

import io.shuijing.evidence.Digest;
import io.shuijing.evidence.custody.Frontier;
import io.shuijing.evidence.journal.JournalReader;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.hal.HardwareFault;
import java.io.IOException;
import java.util.Optional;

/** Reads what is durable of the journal. */
final class JournalPages {
  private final FileBytes pages;

  JournalPages(FileBytes pages) {
    this.pages = pages;
  }

  /** Root of the tree over the first records; empty if they are not all there. */
  Optional<Digest> rootAt(long size) throws HardwareFault {
    Frontier tree = Frontier.EMPTY;
    JournalReader reader = new JournalReader(pages.stream());
    while (tree.size() < size) {
      if (!(piece(reader) instanceof JournalReader.Whole(StoredRecord record, _, _))) {
        return Optional.empty();
      }
      tree = tree.plus(record.note().bytes());
    }
    return Optional.of(tree.root());
  }

  /**
   * As many records as fit, from n on, with what stands between them.
   *
   * @param start beginning of a record before or at n
   */
  Journal.Excerpt read(long from, long start, int maxBytes) throws HardwareFault {
    JournalReader reader = new JournalReader(pages.between(start, pages.size()).stream());
    long begin = start;
    long end = start;
    long next = from;
    boolean more = start < pages.size();
    while (more) {
      JournalReader.Piece piece = piece(reader);
      long after = start + piece.offset() + piece.length();
      if (piece instanceof JournalReader.Whole whole && whole.record().n() < from) {
        begin = after;
        end = after;
      } else if (piece instanceof JournalReader.End || after - begin > maxBytes) {
        more = false;
      } else {
        end = after;
        next = piece instanceof JournalReader.Whole whole ? whole.record().n() + 1 : next;
      }
    }
    return new Journal.Excerpt(next - from, pages.between(begin, end).bytes());
  }

  private static JournalReader.Piece piece(JournalReader reader) throws HardwareFault {
    try {
      return reader.next();
    } catch (HardwareFault e) {
      throw e;
    } catch (IOException e) {
      throw new IllegalStateException("only the card is read here", e);
    }
  }
}
