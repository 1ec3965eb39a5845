package io.shuijing.evidence.verify;

/** What a finding comes to, from mild to grave (clause V2). */
public enum Verdict {
  /** All there, all signed, all linked, seen by a witness. */
  INTACT,
  /** No known witness has seen it: a cut tail or a second history would not show. */
  UNANCHORED,
  /** A signed record says that nothing was captured for a while, and why. */
  INTERRUPTED,
  /** The start is not supplied, or bytes were freed after a receipt. */
  PARTIAL,
  /** No close; the next start of the recorder says why. */
  OPEN_ENDED,
  /** What the clock said cannot all be true. */
  CLOCK_DOUBT,
  /** Bytes that no record names, or a record that has no place here. */
  EXTRA,
  /** Record numbers or media time are missing. */
  GAP,
  /** A record names bytes that are not there. */
  MISSING,
  /** Not in the form of the specification, or it does not open. */
  UNREADABLE,
  /** Other bytes than those that were signed. */
  MODIFIED,
  /** A record or note that no key vouches for. */
  BAD_SIGNATURE,
  /** A witness has seen more than there is now. */
  ROLLED_BACK,
  /** Two histories under one key. */
  FORK;

  /** The word in reports and vectors, such as {@code BAD-SIGNATURE}. */
  public String word() {
    return name().replace('_', '-');
  }

  /** The Chinese word, such as 有缺口. */
  public String chinese() {
    return switch (this) {
      case INTACT -> "完整";
      case UNANCHORED -> "未经见证";
      case INTERRUPTED -> "有中断";
      case PARTIAL -> "部分";
      case OPEN_ENDED -> "未结束";
      case CLOCK_DOUBT -> "时钟存疑";
      case EXTRA -> "有多余";
      case GAP -> "有缺口";
      case MISSING -> "有缺失";
      case UNREADABLE -> "有不可读";
      case MODIFIED -> "被改动";
      case BAD_SIGNATURE -> "签名无效";
      case ROLLED_BACK -> "被回退";
      case FORK -> "有分叉";
    };
  }

  /** The graver of two. */
  public Verdict or(Verdict other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
