package io.shuijing.evidence.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuijing.evidence.Bytes;
import io.shuijing.evidence.Samples;
import io.shuijing.evidence.journal.Entry;
import io.shuijing.evidence.journal.Entry.Place;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.Entry.Stream;
import io.shuijing.evidence.journal.JournalHead;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.track.TrackReader.BlockState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrackTest {
  private static final byte[] PLAIN = Bytes.utf8("plain");

  /** Blocks of these sealed bytes, one behind the other, as a recorder writes them. */
  private record Track(List<StoredRecord> records, byte[] bytes) {

    static Track of(List<byte[]> sealed) {
      JournalHead head = JournalHead.empty(Samples.RECORDER);
      head = head.after(Samples.next(head, Samples.genesis()));
      List<StoredRecord> records = new ArrayList<>();
      List<byte[]> parts = new ArrayList<>();
      long offset = 0;
      for (byte[] one : sealed) {
        Segment segment = Samples.segment(new Place("av-0001.track", offset), one, PLAIN);
        StoredRecord record = Samples.next(head, segment);
        head = head.after(record);
        records.add(record);
        parts.add(one);
        parts.add(TrackFormat.tail(record));
        offset += TrackFormat.blockLength(record);
      }
      return new Track(records, Bytes.join(parts));
    }
  }

  // lengths around the alignment, and one longer than the window that is searched at once
  private static final Track TRACK =
      Track.of(
          List.of(
              Bytes.noise(100, 1),
              Bytes.noise(4096, 2),
              Bytes.noise(8191, 3),
              Bytes.noise(1_500_000, 4)));

  @Test
  void a_block_is_sealed_bytes_then_the_record_then_zeros_to_the_next_multiple_of_4096() {
    long offset = 0;
    for (StoredRecord record : TRACK.records()) {
      Segment segment = (Segment) record.entry();
      assertThat(segment.at().offset()).isEqualTo(offset);
      assertThat(offset % 4096).isZero();
      byte[] note = record.note().bytes();
      int at = (int) (offset + segment.sealed().bytes());
      assertThat(Arrays.copyOfRange(TRACK.bytes(), at, at + note.length)).isEqualTo(note);
      offset += TrackFormat.blockLength(record);
      byte[] padding = Arrays.copyOfRange(TRACK.bytes(), at + note.length, (int) offset);
      assertThat(padding).containsOnly(0).hasSizeLessThan(4096);
    }
    assertThat(TRACK.bytes()).hasSize((int) offset);
  }

  @Test
  void a_block_that_fits_its_pages_exactly_has_no_padding() {
    int record = TRACK.records().getFirst().note().length();
    for (int length = 4096 - record - 4; length < 4096 - record + 4; length++) {
      Track track = Track.of(List.of(Bytes.noise(length, 5)));
      int used = length + track.records().getFirst().note().length();
      assertThat(track.bytes()).hasSize(used <= 4096 ? 4096 : 8192);
    }
  }

  @Test
  void every_block_of_a_whole_track_is_intact() throws IOException {
    TrackReader reader = new TrackReader(new ByteArrayInputStream(TRACK.bytes()));
    for (StoredRecord record : TRACK.records()) {
      assertThat(reader.block(record)).isEqualTo(BlockState.INTACT);
    }
    assertThat(reader.position()).isEqualTo(TRACK.bytes().length);
    assertThat(reader.skip(1)).isZero();
  }

  @Test
  void a_flipped_bit_is_named_by_the_part_of_the_block_it_is_in() throws IOException {
    Track track = Track.of(List.of(Bytes.noise(5000, 6), Bytes.noise(5000, 7)));
    int record = track.records().getFirst().note().length();
    assertThat(states(track, Bytes.flipped(track.bytes(), 0)))
        .containsExactly(BlockState.SEALED_DIFFERS, BlockState.INTACT);
    assertThat(states(track, Bytes.flipped(track.bytes(), 4999)))
        .containsExactly(BlockState.SEALED_DIFFERS, BlockState.INTACT);
    assertThat(states(track, Bytes.flipped(track.bytes(), 5000)))
        .containsExactly(BlockState.RECORD_DIFFERS, BlockState.INTACT);
    assertThat(states(track, Bytes.flipped(track.bytes(), 5000 + record - 1)))
        .containsExactly(BlockState.RECORD_DIFFERS, BlockState.INTACT);
    assertThat(states(track, Bytes.flipped(track.bytes(), 5000 + record)))
        .containsExactly(BlockState.PADDING_DIFFERS, BlockState.INTACT);
    assertThat(states(track, Bytes.flipped(track.bytes(), 8191)))
        .containsExactly(BlockState.PADDING_DIFFERS, BlockState.INTACT);
    assertThat(states(track, Bytes.flipped(track.bytes(), 8192)))
        .containsExactly(BlockState.INTACT, BlockState.SEALED_DIFFERS);
  }

  @Test
  void a_cut_anywhere_in_a_block_is_a_cut() throws IOException {
    Track track = Track.of(List.of(Bytes.noise(5000, 8), Bytes.noise(200, 9)));
    int second = (int) TrackFormat.blockLength(track.records().getFirst());
    for (int end = second; end < track.bytes().length; end += 61) {
      assertThat(states(track, Arrays.copyOf(track.bytes(), end)))
          .as("cut at %d", end)
          .containsExactly(BlockState.INTACT, BlockState.CUT);
    }
  }

  @Test
  void a_reader_is_never_asked_for_a_block_that_does_not_begin_where_it_stands() {
    TrackReader reader = new TrackReader(new ByteArrayInputStream(TRACK.bytes()));
    assertThatThrownBy(() -> reader.block(TRACK.records().get(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void bytes_that_no_record_names_can_be_passed_over() throws IOException {
    TrackReader reader = new TrackReader(new ByteArrayInputStream(TRACK.bytes()));
    long second = ((Segment) TRACK.records().get(1).entry()).at().offset();
    assertThat(reader.skip(second)).isEqualTo(second);
    assertThat(reader.block(TRACK.records().get(1))).isEqualTo(BlockState.INTACT);
  }

  @Test
  void a_scan_without_journal_finds_every_block() throws IOException {
    long offset = 0;
    for (StoredRecord record : TRACK.records()) {
      assertThat(scan(TRACK.bytes(), offset)).contains(record);
      offset += TrackFormat.blockLength(record);
    }
    assertThat(scan(TRACK.bytes(), offset)).isEmpty();
  }

  @Test
  void a_scan_finds_no_block_where_none_begins() throws IOException {
    assertThat(scan(TRACK.bytes(), 1)).isEmpty();
    assertThat(scan(new byte[0], 0)).isEmpty();
    assertThat(scan(Bytes.noise(10_000, 1), 0)).isEmpty();
    assertThat(scan(TRACK.bytes(), TRACK.bytes().length + 4096L)).isEmpty();
  }

  @Test
  void a_torn_block_is_not_found_wherever_it_is_torn() throws IOException {
    Track track = Track.of(List.of(Bytes.noise(5000, 10), Bytes.noise(3000, 11)));
    int second = (int) TrackFormat.blockLength(track.records().getFirst());
    for (int end = second; end < track.bytes().length; end += 53) {
      byte[] torn = Arrays.copyOf(track.bytes(), end);
      assertThat(scan(torn, 0)).contains(track.records().getFirst());
      assertThat(scan(torn, second)).as("torn at %d", end).isEmpty();
    }
  }

  @Test
  void a_page_of_zeros_in_a_block_that_was_never_written_is_not_believed() throws IOException {
    Track track = Track.of(List.of(Bytes.noise(20_000, 12)));
    for (int page = 0; page < track.bytes().length; page += 4096) {
      byte[] bytes = track.bytes().clone();
      Arrays.fill(bytes, page, page + 4096, (byte) 0);
      assertThat(scan(bytes, 0)).as("page %d", page).isEmpty();
    }
  }

  @Test
  void sealed_bytes_that_hold_whole_records_do_not_mislead_a_scan() throws IOException {
    StoredRecord off = Samples.journal(List.of(new Entry.Off("button"))).getLast();
    byte[] earlier = TRACK.records().getFirst().note().bytes();
    byte[] hostile =
        Bytes.join(
            List.of(
                off.inJournal(),
                Arrays.copyOf(earlier, earlier.length - 30),
                earlier,
                TrackFormat.tail(TRACK.records().getFirst()),
                Bytes.utf8("shuijing-journal/v1\nrecorder ".repeat(50_000))));
    Track track = Track.of(List.of(hostile, Bytes.noise(10, 13)));
    assertThat(scan(track.bytes(), 0)).contains(track.records().getFirst());
    assertThat(states(track, track.bytes())).containsExactly(BlockState.INTACT, BlockState.INTACT);
  }

  @Test
  void the_longest_segment_is_found_and_one_byte_more_is_not_looked_for() throws IOException {
    byte[] longest = Bytes.noise(TrackFormat.MAX_SEALED_BYTES, 14);
    Track track = Track.of(List.of(longest));
    assertThat(scan(track.bytes(), 0)).contains(track.records().getFirst());
    assertThatThrownBy(() -> Track.of(List.of(new byte[TrackFormat.MAX_SEALED_BYTES + 1])))
        .isInstanceOf(IllegalArgumentException.class)
        .hasRootCauseMessage(
            "a segment of " + (TrackFormat.MAX_SEALED_BYTES + 1) + " bytes at 0 (clause T5)");
  }

  @Test
  void tracks_are_named_by_stream_and_number() {
    assertThat(TrackFormat.fileName(Stream.AV, 1)).isEqualTo("av-0001.track");
    assertThat(TrackFormat.fileName(Stream.STILL, 9999)).isEqualTo("still-9999.track");
    assertThat(TrackFormat.path((Segment) TRACK.records().getFirst().entry()))
        .isEqualTo("sessions/37-3/av-0001.track");
    assertThatThrownBy(() -> TrackFormat.fileName(Stream.AV, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TrackFormat.fileName(Stream.AV, 10_000))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<BlockState> states(Track track, byte[] bytes) throws IOException {
    TrackReader reader = new TrackReader(new ByteArrayInputStream(bytes), 1000);
    List<BlockState> states = new ArrayList<>();
    for (StoredRecord record : track.records()) {
      states.add(reader.block(record));
    }
    return states;
  }

  private static Optional<StoredRecord> scan(byte[] track, long offset) throws IOException {
    return TrackScan.blockAt(
        new TrackScan.ByteSource() {
          @Override
          public int read(long position, byte[] into, int at, int length) {
            int there = (int) Math.min(length, Math.max(0, track.length - position));
            if (there == 0) {
              return -1;
            }
            System.arraycopy(track, (int) position, into, at, there);
            return there;
          }

          @Override
          public long size() {
            return track.length;
          }
        },
        offset);
  }
}
