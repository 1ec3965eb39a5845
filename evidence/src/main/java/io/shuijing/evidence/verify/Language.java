package io.shuijing.evidence.verify;

/** The language of a sentence for people. */
public enum Language {
  ZH,
  EN
}
