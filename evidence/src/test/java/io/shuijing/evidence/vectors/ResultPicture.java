package io.shuijing.evidence.vectors;

import io.shuijing.evidence.verify.Finding;
import io.shuijing.evidence.verify.Report;
import io.shuijing.evidence.verify.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/** A report as a picture: under each letter of the recording the gravest of what was found. */
final class ResultPicture {
  private ResultPicture() {}

  static String of(Report report, String recording) {
    List<Verdict> at = new ArrayList<>(Collections.nCopies(recording.length(), Verdict.INTACT));
    TreeSet<Verdict> elsewhere = new TreeSet<>();
    for (Finding finding : report.findings()) {
      int column = finding.n().isPresent() ? column(recording, finding.n().getAsLong()) : -1;
      if (column < 0) {
        elsewhere.add(finding.verdict());
      } else {
        at.set(column, at.get(column).or(finding.verdict()));
      }
    }
    StringBuilder picture = new StringBuilder();
    at.forEach(verdict -> picture.append(letter(verdict)));
    if (!elsewhere.isEmpty()) {
      picture.append(' ');
      elsewhere.forEach(verdict -> picture.append(letter(verdict)));
    }
    return picture.toString();
  }

  private static int column(String recording, long n) {
    long record = -1;
    for (int i = 0; i < recording.length(); i++) {
      boolean isNote = "*$%".indexOf(recording.charAt(i)) >= 0;
      record += isNote ? 0 : 1;
      if (record == n && !isNote) {
        return i;
      }
    }
    return -1;
  }

  static char letter(Verdict verdict) {
    return switch (verdict) {
      case INTACT -> '.';
      case UNANCHORED -> 'u';
      case INTERRUPTED -> 'i';
      case PARTIAL -> 'p';
      case OPEN_ENDED -> 'o';
      case CLOCK_DOUBT -> 'c';
      case EXTRA -> 'E';
      case GAP -> 'G';
      case MISSING -> 'N';
      case UNREADABLE -> '?';
      case MODIFIED -> 'M';
      case BAD_SIGNATURE -> 'S';
      case ROLLED_BACK -> 'R';
      case FORK -> 'F';
    };
  }
}
