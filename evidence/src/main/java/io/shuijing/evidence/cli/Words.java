package io.shuijing.evidence.cli;

import io.shuijing.evidence.verify.KeyTrust;
import io.shuijing.evidence.verify.Tail;
import io.shuijing.evidence.verify.Verdict;

/** What verdicts and their like mean, in one sentence each. */
final class Words {
  private final Speech speech;

  Words(Speech speech) {
    this.speech = speech;
  }

  /** The word with its meaning. */
  String meaning(Verdict verdict) {
    return name(verdict) + speech.of("：", ": ") + sentence(verdict);
  }

  /** The word alone, in China with the Chinese one. */
  String name(Verdict verdict) {
    return speech.of(verdict.chinese() + " ", "") + verdict.word();
  }

  private String sentence(Verdict verdict) {
    return switch (verdict) {
      case INTACT ->
          speech.of(
              "齐全、逐条有签名、首尾相连，并有见证人看到过", "all there, all signed, all linked, and seen by a witness");
      case UNANCHORED ->
          speech.of(
              "未见矛盾，但没有已知的见证人看到过全部",
              "nothing contradicts it, but no known witness has seen all of it");
      case INTERRUPTED ->
          speech.of(
              "有一段没有采集，签名记录写明了原因", "nothing was captured for a while; a signed record says why");
      case PARTIAL ->
          speech.of("只提供了一部分；所提供的未见矛盾", "only a part was supplied; nothing contradicts it");
      case OPEN_ENDED -> speech.of("场次没有结束记录", "a session has no close");
      case CLOCK_DOUBT -> speech.of("时钟所示的时间存疑", "what the clock said is in doubt");
      case EXTRA -> speech.of("有不属于任何签名记录的内容", "there is something that no signed record names");
      case GAP -> speech.of("缺少记录或媒体时间", "records or media time are missing");
      case MISSING -> speech.of("签名记录所指的字节不存在", "bytes that a signed record names are not there");
      case UNREADABLE ->
          speech.of("有内容不合格式或无法打开", "something is not in the form of the format, or does not open");
      case MODIFIED -> speech.of("有字节与签名时不同", "bytes differ from those that were signed");
      case BAD_SIGNATURE -> speech.of("有记录缺少有效签名", "a record or note lacks a valid signature");
      case ROLLED_BACK ->
          speech.of(
              "见证人看到过的比现有的多：内容被退回旧状态", "a witness has seen more than there is: it was put back");
      case FORK -> speech.of("同一密钥下有两份不同的历史", "there are two histories under one key");
    };
  }

  String meaning(KeyTrust trust) {
    String sentence =
        switch (trust) {
          case KNOWN -> speech.of("密钥在所给的密钥之中", "the key is among those given");
          case REVOKED_AFTER ->
              speech.of(
                  "密钥后来被吊销，见证人此前已看到这些记录",
                  "the key was revoked later, a witness had seen the records before");
          case UNKNOWN ->
              speech.of(
                  "没有给出这台记录仪的密钥：签名只能自证一致，不能证明是谁",
                  "no key of this recorder was given: its signatures agree, nobody says whose");
          case REVOKED_BEFORE ->
              speech.of(
                  "密钥已吊销，且无从证明这些记录更早",
                  "the key was revoked, and nothing shows that the records are older");
        };
    return name(trust) + speech.of("：", ": ") + sentence;
  }

  String name(KeyTrust trust) {
    String chinese =
        switch (trust) {
          case KNOWN -> "已知";
          case REVOKED_AFTER -> "后被吊销";
          case UNKNOWN -> "未知";
          case REVOKED_BEFORE -> "已吊销";
        };
    return speech.of(chinese + " ", "") + trust.word();
  }

  String meaning(Tail tail) {
    if (tail.seconds().isEmpty() && tail.beforeRecord().isPresent()) {
      long n = tail.beforeRecord().getAsLong();
      return speech.of(
          "无上限：第 " + n + " 条记录（重新启动）之前停了多久无从得知，时钟没有时间来源",
          "no bound: how long it was off before record "
              + n
              + " (a start) is unknown, for its clock had no source of time");
    }
    if (tail.seconds().isEmpty()) {
      return speech.of(
          "无上限：没有见证人看到过这个结尾；记录仪开机时至少每 " + Tail.ALIVE_SECONDS + " 秒写一条记录，知道它何时还在运行的人可据此推断",
          "no bound: no witness has seen this end; a recorder that is on writes a record at least every "
              + Tail.ALIVE_SECONDS
              + " s, so who knows when it still ran can bound it");
    }
    String seconds = Speech.amount(tail.seconds().getAsLong());
    if (tail.beforeRecord().isEmpty()) {
      return speech.of(seconds + " 秒", seconds + " s");
    }
    long n = tail.beforeRecord().getAsLong();
    return speech.of(
        "至多 " + seconds + " 秒，在第 " + n + " 条记录（重新启动）之前",
        "at most " + seconds + " s, before record " + n + " (a start)");
  }

  /** The same in a table. */
  String brief(Tail tail) {
    return tail.seconds().isPresent()
        ? Speech.amount(tail.seconds().getAsLong()) + speech.of(" 秒", " s")
        : speech.of("无上限", "no bound");
  }
}
