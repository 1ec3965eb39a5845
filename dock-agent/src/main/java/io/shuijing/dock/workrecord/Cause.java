package io.shuijing.dock.workrecord;

import java.util.Optional;

/** Why a recording may be broken off: the four cases of R12. */
public enum Cause {
  DEVICE("device", "设备故障、损坏或者电量、存储空间不足"),
  WEATHER("weather", "天气情况恶劣等自然原因"),
  OBSTRUCTION("obstruction", "行政管理相对人或其他人员阻碍"),
  FORCE_MAJEURE("force-majeure", "其他不可抗力因素");

  private final String word;
  private final String chinese;

  Cause(String word, String chinese) {
    this.word = word;
    this.chinese = chinese;
  }

  /** The word in files and commands. */
  public String word() {
    return word;
  }

  /** As the rule says it. */
  public String chinese() {
    return chinese;
  }

  /** The cause with a word. */
  public static Optional<Cause> of(String word) {
    for (Cause cause : values()) {
      if (cause.word.equals(word)) {
        return Optional.of(cause);
      }
    }
    return Optional.empty();
  }
}
