package io.shuijing.simulator.story;

/** The language of a story. */
enum Tongue {
  ZH,
  EN;

  static Tongue of(String text) {
    boolean chinese =
        text.codePoints()
            .anyMatch(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN);
    return chinese ? ZH : EN;
  }

  String say(String zh, String en) {
    return this == ZH ? zh : en;
  }
}
