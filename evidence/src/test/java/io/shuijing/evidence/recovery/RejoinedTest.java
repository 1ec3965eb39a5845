package io.shuijing.evidence.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.evidence.Bytes;
import io.shuijing.evidence.Digest;
import io.shuijing.evidence.Samples;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.Entry.Place;
import io.shuijing.evidence.journal.JournalHead;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.note.SoftwareSigner;
import io.shuijing.evidence.note.VerifierKey;
import io.shuijing.evidence.track.TrackFormat;
import io.shuijing.evidence.track.TrackScan.ByteSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What only the tracks still know. */
class RejoinedTest {
  private static final String FIRST = "sessions/37-3/av-0001.track";
  private static final String SECOND = "sessions/37-3/av-0002.track";
  private static final List<VerifierKey> KEYS = List.of(Samples.RECORDER_KEY.key());

  private final JournalHead start = head(Samples.journal(List.of()));
  private final List<byte[]> first = new ArrayList<>();
  private final List<byte[]> second = new ArrayList<>();

  private static JournalHead head(List<StoredRecord> records) {
    JournalHead head = JournalHead.empty(Samples.RECORDER);
    for (StoredRecord record : records) {
      head = head.after(record);
    }
    return head;
  }

  private static ByteSource source(byte[] bytes) {
    return new ByteSource() {
      @Override
      public int read(long position, byte[] into, int offset, int length) {
        if (position >= bytes.length) {
          return -1;
        }
        int count = (int) Math.min(length, bytes.length - position);
        System.arraycopy(bytes, (int) position, into, offset, count);
        return count;
      }

      @Override
      public long size() {
        return bytes.length;
      }
    };
  }

  private StoredRecord block(JournalHead head, String file, List<byte[]> track) {
    byte[] sealed = Samples.seed(file + head.size());
    long offset = track.stream().mapToLong(bytes -> bytes.length).sum();
    StoredRecord record =
        Samples.next(head, Samples.segment(new Place(file, offset), sealed, Samples.seed("plain")));
    track.add(Bytes.join(List.of(sealed, TrackFormat.tail(record))));
    return record;
  }

  private static TrackCursor cursor(String path, List<byte[]> track) {
    byte[] bytes = Bytes.join(track);
    return new TrackCursor(path, source(bytes), bytes.length, 0);
  }

  @Test
  void blocks_that_continue_the_journal_are_found_across_tracks_in_their_order()
      throws IOException {
    StoredRecord one = block(start, "av-0001.track", first);
    StoredRecord two = block(start.after(one), "av-0002.track", second);
    StoredRecord three = block(start.after(one).after(two), "av-0001.track", first);
    TrackCursor later = cursor(SECOND, second);
    TrackCursor earlier = cursor(FIRST, first);
    Rejoined rejoined = Rejoined.find(start, List.of(later, earlier), KEYS);
    assertThat(rejoined.records()).containsExactly(one, two, three);
    assertThat(rejoined.head().last()).isEqualTo(three.digest());
    assertThat(earlier.isTorn()).isFalse();
    assertThat(later.isTorn()).isFalse();
  }

  @Test
  void a_torn_block_behind_whole_ones_stays_behind_the_cursor() throws IOException {
    StoredRecord one = block(start, "av-0001.track", first);
    block(start.after(one), "av-0001.track", first);
    byte[] torn = first.removeLast();
    first.add(Arrays.copyOf(torn, torn.length - 1));
    TrackCursor cursor = cursor(FIRST, first);
    assertThat(Rejoined.find(start, List.of(cursor), KEYS).records()).containsExactly(one);
    assertThat(cursor.isTorn()).isTrue();
    assertThat(cursor.position()).isEqualTo(first.getFirst().length);
  }

  @Test
  void a_block_behind_a_lost_record_does_not_continue_the_journal() throws IOException {
    StoredRecord lost = Samples.next(start, new Entry.Alive("recording", 1, OptionalInt.empty()));
    block(start.after(lost), "av-0001.track", first);
    TrackCursor cursor = cursor(FIRST, first);
    assertThat(Rejoined.find(start, List.of(cursor), KEYS).records()).isEmpty();
    assertThat(cursor.position()).isZero();
  }

  @Test
  void a_block_that_another_key_has_signed_is_not_taken() throws IOException {
    block(start, "av-0001.track", first);
    List<VerifierKey> others =
        List.of(SoftwareSigner.ed25519(Samples.RECORDER.text(), Samples.seed("x")).key());
    assertThat(Rejoined.find(start, List.of(cursor(FIRST, first)), others).records()).isEmpty();
  }

  @Test
  void a_block_that_lies_in_another_track_than_it_says_is_not_taken() throws IOException {
    block(start, "av-0001.track", first);
    assertThat(Rejoined.find(start, List.of(cursor(SECOND, first)), KEYS).records()).isEmpty();
  }

  @Test
  void signed_records_in_what_was_cut_off_are_named_wherever_they_stand() throws IOException {
    StoredRecord one = block(start, "av-0001.track", first);
    StoredRecord two = block(start.after(one), "av-0001.track", first);
    byte[] far = new byte[3_000_000];
    byte[] bytes = Bytes.join(List.of(first.get(0), far, two.inJournal(), first.get(1), far));
    List<Digest> named = Leftovers.in(source(bytes), KEYS);
    assertThat(named).containsExactly(one.digest(), two.digest(), two.digest());
    List<VerifierKey> others =
        List.of(SoftwareSigner.ed25519(Samples.RECORDER.text(), Samples.seed("x")).key());
    assertThat(Leftovers.in(source(bytes), others)).isEmpty();
    assertThat(Leftovers.in(source(new byte[0]), KEYS)).isEmpty();
  }
}
