package io.shuijing.hal.media;

import io.shuijing.hal.capture.CaptureEvent.Suspected;
import io.shuijing.hal.capture.CaptureEvent.Suspicion;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

/**
 * Looks whether pictures and sound are worth anything. ffmpeg's own filters look at two pictures a
 * second and at all samples, and say on standard error what they find; this understands it. Safe
 * for several threads.
 *
 * @see <a href="https://ffmpeg.org/ffmpeg-filters.html#blackdetect">blackdetect, freezedetect,
 *     silencedetect, metadata</a>
 */
final class Watchman {
  /** What lasts for so long is suspected; with a fragment of two seconds it is told within five. */
  static final long AFTER_MS = 2_500;

  private static final String SECONDS = AFTER_MS / 1_000.0 + "";

  /** So little differs between two pictures only if they are the same one. */
  private static final String SAME = "-60dB";

  /** Any working microphone is louder than this, in the quietest room. */
  private static final String NO_SOUND = "-80dB";

  /** As C's printf writes it; of silence it writes -inf. */
  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,4}(\\.[0-9]{1,12})?");

  /** Half a second. */
  private static final int LEVEL_SAMPLES = 24_000;

  /** What is said of samples that are all zero. */
  private static final int NOTHING_DB = -120;

  private final LongSupplier nanos;
  private final Set<Suspicion> told = EnumSet.noneOf(Suspicion.class);
  private final Set<Suspicion> present = EnumSet.noneOf(Suspicion.class);
  private long blackSince;
  private OptionalInt loudestDb = OptionalInt.empty();

  Watchman(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** The end of a chain of video filters: lets all pictures through, and looks at some. */
  static String pictureFilters() {
    return ",split[all][some];[some]fps=2,blackdetect=d=0,freezedetect=n="
        + SAME
        + ":d="
        + SECONDS
        + said("metadata", "black_start")
        + said("metadata", "black_end")
        + said("metadata", "freezedetect.freeze_start")
        + said("metadata", "freezedetect.freeze_end")
        + ",nullsink;[all]null";
  }

  /** Part of a chain of audio filters: lets all sound through, and says how loud it is. */
  static String levelFilter() {
    return ",asplit[heard][level];[level]asetnsamples=n="
        + LEVEL_SAMPLES
        + ":p=0,astats=metadata=1:reset=1:measure_perchannel=none:measure_overall=RMS_level"
        + said("ametadata", "astats.Overall.RMS_level")
        + ",anullsink;[heard]anull";
  }

  /** Part of a chain of audio filters. */
  static String soundFilters() {
    return ",silencedetect=n="
        + NO_SOUND
        + ":d="
        + SECONDS
        + said("ametadata", "silence_start")
        + said("ametadata", "silence_end");
  }

  private static String said(String filter, String key) {
    return "," + filter + "=mode=print:direct=1:key=lavfi." + key + ":file=pipe\\\\:2";
  }

  /** Whether a line of standard error is for it, and no error. */
  synchronized boolean hears(String line) {
    if (line.startsWith("frame:") && line.contains("pts_time:")) {
      return true;
    }
    int equals = line.indexOf('=');
    if (!line.startsWith("lavfi.") || equals < 0) {
      return false;
    }
    switch (line.substring("lavfi.".length(), equals)) {
      case "astats.Overall.RMS_level" -> level(line.substring(equals + 1));
      case "black_start" -> begins(Suspicion.BLACK);
      case "black_end" -> ends(Suspicion.BLACK);
      case "freezedetect.freeze_start" -> begins(Suspicion.FROZEN);
      case "freezedetect.freeze_end" -> ends(Suspicion.FROZEN);
      case "silence_start" -> begins(Suspicion.SILENT);
      case "silence_end" -> ends(Suspicion.SILENT);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void level(String decibels) {
    int db = NOTHING_DB;
    if (NUMBER.matcher(decibels).matches()) {
      db = (int) Math.round(Math.clamp(Double.parseDouble(decibels), NOTHING_DB, 0));
    }
    loudestDb = OptionalInt.of(Math.max(db, loudestDb.orElse(NOTHING_DB)));
  }

  /** Of the loudest half second so far; empty before the first. */
  synchronized OptionalInt loudestDb() {
    return loudestDb;
  }

  private void begins(Suspicion what) {
    present.add(what);
    if (what == Suspicion.BLACK) {
      blackSince = nanos.getAsLong();
    }
  }

  private void ends(Suspicion what) {
    present.remove(what);
    told.remove(what);
  }

  /** What has become suspicious since it was asked last. */
  synchronized List<Suspected> fresh() {
    List<Suspected> fresh = new ArrayList<>();
    for (Suspicion what : present) {
      if (!told.contains(what) && lasted(what)) {
        told.add(what);
        fresh.add(new Suspected(what));
      }
    }
    return fresh;
  }

  // black is said when it begins, the others when they have lasted
  private boolean lasted(Suspicion what) {
    return what != Suspicion.BLACK
        || nanos.getAsLong() - blackSince >= TimeUnit.MILLISECONDS.toNanos(AFTER_MS);
  }
}
