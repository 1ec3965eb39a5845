package io.shuijing.evidence.vectors;

import static io.shuijing.evidence.vectors.CardFiles.edited;
import static io.shuijing.evidence.vectors.CardFiles.join;

import io.shuijing.evidence.Moment;
import io.shuijing.evidence.custody.Frontier;
import io.shuijing.evidence.journal.Entry.Segment;
import io.shuijing.evidence.journal.JournalHead;
import io.shuijing.evidence.journal.StoredRecord;
import io.shuijing.evidence.note.Note;
import io.shuijing.evidence.note.SigningFailed;
import io.shuijing.evidence.note.SoftwareSigner;
import io.shuijing.evidence.seal.AgeIdentity;
import io.shuijing.evidence.track.TrackFormat;
import io.shuijing.evidence.vectors.Recording.Column;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.regex.Matcher;

/**
 * Does to a recording's files what a picture says, one letter under each letter of the recording:
 * small letters and signs to the record in the journal, capitals to the block in the track.
 */
final class Attack {
  private static final String SIGNATURE_LINE = "\n\u2014 [^\n]*";

  private final Recording recording;
  private final Recording other;
  private final CardFiles files;
  private final BlockAttack blocks;
  private final List<byte[]> journal = new ArrayList<>();

  private Attack(Recording recording, Recording other, List<AgeIdentity> sealedTo) {
    this.recording = recording;
    this.other = other;
    this.files = new CardFiles(recording.files());
    this.blocks = new BlockAttack(files, new CardFiles(other.files()), recording, sealedTo);
    for (Column column : recording.columns()) {
      journal.add(column.record().map(StoredRecord::inJournal).orElse(new byte[0]));
    }
  }

  /**
   * The files after the attack.
   *
   * @param other the same recording by another recorder, to take pieces from
   */
  static SortedMap<String, byte[]> on(
      Recording recording, Recording other, List<AgeIdentity> sealedTo, String picture) {
    if (picture.length() != recording.columns().size()) {
      throw new IllegalArgumentException("the attack is as long as the recording");
    }
    Attack attack = new Attack(recording, other, sealedTo);
    for (int at = 0; at < picture.length(); at++) {
      attack.column(at, picture.charAt(at));
    }
    ByteArrayOutputStream journal = new ByteArrayOutputStream();
    attack.journal.forEach(journal::writeBytes);
    attack.files.put("journal", journal.toByteArray());
    return attack.files.all();
  }

  private void column(int at, char letter) {
    Column column = recording.columns().get(at);
    if (letter == '.') {
      return;
    }
    if (column.note().isPresent()) {
      note(column.note().get(), letter);
    } else if (Character.isUpperCase(letter)) {
      blocks.on(column.record().orElseThrow(), letter);
    } else {
      journal.set(at, record(column.record().orElseThrow(), letter, at));
    }
  }

  private byte[] record(StoredRecord record, char letter, int at) {
    byte[] bytes = record.inJournal();
    return switch (letter) {
      case '-' -> new byte[0];
      case '=' -> withoutBlock(record);
      case '2' -> join(bytes, bytes);
      case '<' -> swapped(at, bytes);
      case '>' -> journal.get(at);
      case 'g' -> join(ascii("shuijing-journal/v1\nnot a record\n\n"), bytes);
      case 'j' -> join(ascii("not a record\n\n"), bytes);
      case 'e' -> edited(bytes, "(wall .*\\.\\d)\\d(\\dZ)", "$19$2");
      case 'z' -> edited(bytes, "\nn (\\d+)\n", "\nn 0$1\n");
      case 'y' -> edited(bytes, "\noffice ([^+]*\\+.{7}).", "\noffice $10");
      case '4' -> asWitness(record);
      case 'b' -> edited(bytes, "\ncause .*\n", "\ncause another\n");
      case 'o' -> edited(bytes, "(recorder [^\n]*)", "$1" + "x".repeat(1100));
      case 'n' -> edited(bytes, "\nsealed ([0-9a-f]+) \\d+", "\nsealed $1 9007199254740992");
      case 't' -> Arrays.copyOf(bytes, bytes.length / 2);
      case 'u' -> edited(bytes, "(?s)" + SIGNATURE_LINE + "\n\n$", "\n");
      case 's' -> edited(bytes, SIGNATURE_LINE + "\n\n$", "\n\n");
      case 'x' -> edited(bytes, "(\n\u2014 [^\n]*)(\n\u2014 [^\n]*)\n\n$", "$2$1\n\n");
      case '+' -> withLineOf(record, Office.DOCK_KEY);
      case 'k' -> signed(record.note().text(), List.of(stranger(record)));
      case 'd' -> join(bytes, again(record, recording.signers()).inJournal());
      case 'f' -> again(record, recording.signers()).inJournal();
      case 'r' -> other.columns().get(at).record().orElseThrow().inJournal();
      default -> throw new IllegalArgumentException("no attack " + letter);
    };
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private byte[] swapped(int at, byte[] bytes) {
    byte[] next = journal.get(at + 1);
    journal.set(at + 1, bytes);
    return next;
  }

  private byte[] withoutBlock(StoredRecord record) {
    if (record.entry() instanceof Segment segment) {
      String path = TrackFormat.path(segment);
      int start = (int) segment.at().offset();
      if (start == 0) {
        files.remove(path);
      } else if (files.has(path) && files.get(path).length > start) {
        files.put(path, Arrays.copyOf(files.get(path), start));
      }
    }
    return new byte[0];
  }

  private static SoftwareSigner stranger(StoredRecord record) {
    return Office.ed25519(record.record().recorder().text(), "stranger");
  }

  // signed as before: only the suite of the key that is named is wrong
  private byte[] asWitness(StoredRecord genesis) {
    SoftwareSigner signer = recording.signers().getFirst();
    String key = Matcher.quoteReplacement(signer.witnessKey().toString());
    return signed(edited(genesis.note().text(), "(?<=\nkey )[^\n]*", key), recording.signers());
  }

  private static byte[] signed(byte[] text, List<SoftwareSigner> signers) {
    try {
      return join(Note.sign(text, signers).bytes(), new byte[] {'\n'});
    } catch (SigningFailed e) {
      throw new IllegalStateException("keys in memory sign", e);
    }
  }

  private static byte[] withLineOf(StoredRecord record, SoftwareSigner signer) {
    try {
      Note signed = Note.sign(record.note().text(), List.of(signer));
      return join(record.note().with(signed.signatures()).bytes(), new byte[] {'\n'});
    } catch (SigningFailed e) {
      throw new IllegalStateException("keys in memory sign", e);
    }
  }

  private void note(String path, char letter) {
    byte[] bytes = files.get(path);
    switch (letter) {
      case '-' -> files.remove(path);
      case 'e' -> files.put(path, edited(bytes, "\n(\\d+)\n", "\n1$1\n"));
      case 'o' -> files.put(path, edited(bytes, "^(.*)", "$1 of another"));
      case 'a' -> files.put(path, edited(bytes, "^.", "\u00e4"));
      case 'w' -> files.put(path, wrong(bytes));
      case 'u' -> files.put(path, edited(bytes, SIGNATURE_LINE + "\n$", "\n"));
      case 't' -> files.put(path, Arrays.copyOf(bytes, bytes.length / 2));
      case 'r' -> files.put(path, new CardFiles(other.files()).get(path));
      default -> throw new IllegalArgumentException("no attack on a note " + letter);
    }
  }

  // the last signature line, altered but still base64
  private static byte[] wrong(byte[] bytes) {
    byte[] changed = bytes.clone();
    int at = changed.length - 12;
    changed[at] = (byte) (changed[at] == 'A' ? 'B' : 'A');
    return changed;
  }

  /** Another record with the same number and predecessor: only who has the keys can make it. */
  static StoredRecord again(StoredRecord record, List<SoftwareSigner> signers) {
    Moment was = record.record().moment();
    Moment later =
        new Moment(
            was.boot(), was.monoMs(), was.wall().plusMillis(1), was.source(), was.uncertaintyMs());
    Frontier any = Frontier.EMPTY;
    for (long i = 0; i < record.n(); i++) {
      any = any.plus(new byte[0]);
    }
    JournalHead before =
        new JournalHead(record.record().recorder(), record.n(), record.record().prev(), any);
    try {
      return before.next(later, record.entry(), signers);
    } catch (SigningFailed e) {
      throw new IllegalStateException("keys in memory sign", e);
    }
  }
}
