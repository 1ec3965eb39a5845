package io.shuijing.evidence.verify;

import static io.shuijing.evidence.verify.Verdict.BAD_SIGNATURE;
import static io.shuijing.evidence.verify.Verdict.CLOCK_DOUBT;
import static io.shuijing.evidence.verify.Verdict.EXTRA;
import static io.shuijing.evidence.verify.Verdict.FORK;
import static io.shuijing.evidence.verify.Verdict.GAP;
import static io.shuijing.evidence.verify.Verdict.INTERRUPTED;
import static io.shuijing.evidence.verify.Verdict.MISSING;
import static io.shuijing.evidence.verify.Verdict.MODIFIED;
import static io.shuijing.evidence.verify.Verdict.OPEN_ENDED;
import static io.shuijing.evidence.verify.Verdict.PARTIAL;
import static io.shuijing.evidence.verify.Verdict.ROLLED_BACK;
import static io.shuijing.evidence.verify.Verdict.UNANCHORED;
import static io.shuijing.evidence.verify.Verdict.UNREADABLE;

/** Everything that can be found, with its clause in docs/spec/7-verdicts.md and its sentence. */
public enum Reason {
  NO_JOURNAL(UNREADABLE, "V10", "日志中没有任何记录", "the journal holds no record"),
  DAMAGED_RECORD(UNREADABLE, "V11", "此处的字节不是记录：{0}", "the bytes here are no record: {0}"),
  BYTES_BETWEEN_RECORDS(
      EXTRA, "V11", "两条相连的记录之间有不属于任何记录的字节：{0}", "bytes between two linked records: {0}"),
  RECORDS_MISSING(GAP, "V12", "缺少记录 {0} 至 {1}", "records {0} to {1} are missing"),
  REPEATED_RECORD(EXTRA, "V13", "重复的记录 {0}", "record {0} stands here once more"),
  MISPLACED_RECORD(EXTRA, "V13", "记录 {0} 不在其位", "record {0} stands out of its place"),
  FOREIGN_RECORD(EXTRA, "V14", "这是 {0} 的记录", "this is a record of {0}"),
  RECORD_SIGNATURE(
      BAD_SIGNATURE,
      "V15",
      "记录缺少应有密钥的有效签名",
      "the record lacks a valid signature of a key that has to sign"),
  OTHER_SIGNATURES(MODIFIED, "V15", "签名行被添加或调换", "signature lines were added or exchanged"),
  LINK_BROKEN(
      FORK,
      "V16",
      "签名有效，但下一条记录接续的是另一条记录 {0}",
      "validly signed, yet the next record continues another record {0}"),
  RIVAL_RECORD(FORK, "V17", "同一编号 {0} 另有一条签名有效的记录", "another validly signed record {0} exists"),
  RECORD_BEYOND_END(
      GAP,
      "V17",
      "此处有签名有效的记录 {0}，日志中却没有：日志尾部被截",
      "validly signed record {0} stands here but not in the journal: the journal's tail was cut"),
  FOUND_MORE(
      ROLLED_BACK,
      "V18",
      "启动时已有记录 {0}，日志却从更早处继续",
      "the recorder found record {0} when it started, yet goes on from an earlier one"),
  FOUND_OTHER(
      FORK,
      "V18",
      "启动时所见的记录 {0} 是另一条",
      "what the recorder found as record {0} when it started was another one"),
  START_NOT_SUPPLIED(PARTIAL, "V19", "未提供记录 0 至 {0}", "records 0 to {0} were not supplied"),

  TIME_ORDER(
      CLOCK_DOUBT, "V20", "启动序号或启动后毫秒数倒退", "boot number or milliseconds since boot go backwards"),
  WALL_JUMP(
      CLOCK_DOUBT,
      "V21",
      "时钟无对时记录而跳变 {0} 毫秒，允许 {1}",
      "the clock jumped by {0} ms without being set; {1} are allowed"),
  WALL_BACK(
      CLOCK_DOUBT,
      "V22",
      "重新启动后时钟倒退 {0} 毫秒，允许 {1}",
      "the clock went back by {0} ms over a restart; {1} are allowed"),
  NO_TIME(
      CLOCK_DOUBT,
      "V23",
      "录制时时钟没有时间来源，或在一次启动中失去来源",
      "recorded while the clock had its time from nowhere, or the clock lost its source without a restart"),
  FALSE_UNCERTAINTY(
      CLOCK_DOUBT,
      "V24",
      "对时发现偏差 {0} 毫秒，此前声称至多 {1}",
      "when set, the clock was off by {0} ms; at most {1} had been claimed"),
  AFTER_WITNESS(
      CLOCK_DOUBT,
      "V25",
      "记录的时间晚于见证人看到它的时间（{0}）",
      "the record is dated later than a witness saw it ({0})"),

  SESSION_START_NOT_SUPPLIED(
      PARTIAL, "V30", "未提供本场次的开始", "the start of the session was not supplied"),
  OUTSIDE_SESSION(EXTRA, "V31", "本场次已打开或已结束，却又有记录", "a record of a session already open or closed"),
  INDEX_REPEATED(EXTRA, "V32", "分段 {0} 重复", "segment {0} comes twice"),
  INDEX_MISSING(GAP, "V32", "缺少分段 {0} 至 {1}", "segments {0} to {1} are missing"),
  MEDIA_NOT_CONTINUOUS(
      GAP,
      "V33",
      "媒体时间从 {0} 毫秒跳到 {1} 毫秒，未作说明",
      "media time goes from {0} ms to {1} ms and nothing says why"),
  DECLARED_GAP(
      INTERRUPTED,
      "V34",
      "从 {0} 到 {1} 未采集，原因：{2}",
      "nothing was captured from {0} to {1}; cause: {2}"),
  TOTALS_DIFFER(
      GAP,
      "V35",
      "结束记录与分段不符：分段实有 {0} 个、{1} 字节、{2} 毫秒",
      "the close differs from the segments, which are {0} with {1} bytes and {2} ms"),
  NO_CLOSE_BOOT(
      OPEN_ENDED,
      "V36",
      "没有结束记录；此后记录仪重新启动，原因：{0}",
      "no close; the recorder started again after it, cause: {0}"),
  NO_CLOSE_END(
      OPEN_ENDED,
      "V36",
      "没有结束记录，日志到此为止或继续记录其他内容",
      "no close; the journal ends or goes on with other things"),

  BYTES_MISSING(MISSING, "V40", "记录所指的字节不存在", "the bytes that the record names are not there"),
  FREED_IN_ARCHIVE(
      MISSING,
      "V40",
      "字节不存在；记录仪按记录 {0} 清除了自己的一份，档案应当仍有",
      "the bytes are not there; the recorder freed its copy by record {0}, an archive must have one"),
  RECEIPT_EXCEPTS(
      MISSING,
      "V40",
      "字节不存在；记录 {0} 的清除所依据的回执不涵盖它",
      "the bytes are not there; the receipt behind the wipe of record {0} does not cover them"),
  FREED(
      PARTIAL,
      "V41",
      "{0} 个分段在收到回执后由记录 {1} 清除；请核验档案",
      "{0} segments were freed by record {1} after a receipt; verify the archive"),
  SEALED_DIFFERS(
      MODIFIED, "V42", "密封字节不是记录所签的字节", "the sealed bytes are not those that were signed"),
  COPY_DIFFERS(
      MODIFIED, "V43", "分段后的记录与日志中的不同", "the record behind the segment is not the journal's"),
  PADDING_DIFFERS(MODIFIED, "V44", "填充字节不是零", "the padding is not zero"),
  STRAY_BYTES(EXTRA, "V45", "有 {0} 个字节不属于任何记录", "{0} bytes that no record names"),
  STRAY_FILE(EXTRA, "V45", "没有任何记录提到这个文件（{0} 字节）", "no record names this file ({0} bytes)"),
  SHARED_PLACE(MODIFIED, "V45", "另一分段占用同一位置", "another segment takes the same place"),
  DOES_NOT_OPEN(UNREADABLE, "V46", "不能用所给的身份打开：{0}", "does not open with the identity: {0}"),
  PLAIN_DIFFERS(MODIFIED, "V46", "打开后的内容不是记录所签的内容", "what it opens to is not what was signed"),
  CANNOT_BE_READ(UNREADABLE, "V47", "文件读取失败：{0}", "the file cannot be read: {0}"),

  NOTE_UNREADABLE(UNREADABLE, "V50", "不是检查点或回执：{0}", "no checkpoint or receipt: {0}"),
  NOTE_FOREIGN(EXTRA, "V50", "这是 {0} 的检查点或回执", "a checkpoint or receipt of {0}"),
  CHECKPOINT_SIGNATURE(
      BAD_SIGNATURE,
      "V51",
      "检查点没有记录仪的有效签名",
      "the checkpoint has no valid signature of the recorder"),
  COSIGNATURE_WRONG(BAD_SIGNATURE, "V51", "{0} 的见证签名无效", "the cosignature of {0} is wrong"),
  RECEIPT_SIGNATURE(
      BAD_SIGNATURE, "V51", "回执没有执法单位的有效签名", "the receipt has no valid signature of the office"),
  WITNESS_SAW_MORE(
      ROLLED_BACK,
      "V52",
      "已有签名为证的日志有 {0} 条记录，现只有 {1} 条",
      "a signed statement names {0} records, there are {1}"),
  WITNESS_SAW_OTHER(
      FORK,
      "V53",
      "已有签名为证的前 {0} 条记录与此不同",
      "a signed statement names another history of the first {0} records"),
  NEVER_ANCHORED(
      UNANCHORED,
      "V54",
      "没有已知见证人的签名与这份日志相符",
      "no cosignature of a known witness fits this journal"),
  SESSION_UNANCHORED(
      UNANCHORED, "V54", "没有已知的见证人看到过本场次的全部", "no known witness has seen all of this session"),
  CHECKPOINT_UNANCHORED(
      UNANCHORED, "V54", "检查点没有已知见证人的签名", "the checkpoint bears no known witness's cosignature"),
  LIMIT(UNREADABLE, "V5", "超过核验程序的上限：{0}", "over a limit of the verifier: {0}");

  private final Verdict verdict;
  private final String clause;
  private final String zh;
  private final String en;

  Reason(Verdict verdict, String clause, String zh, String en) {
    this.verdict = verdict;
    this.clause = clause;
    this.zh = zh;
    this.en = en;
  }

  /** What it comes to. */
  public Verdict verdict() {
    return verdict;
  }

  /** Clause of docs/spec; a malformed record is under the clause that it breaks. */
  public String clause() {
    return clause;
  }

  String text(Language language) {
    return switch (language) {
      case ZH -> zh;
      case EN -> en;
    };
  }
}
