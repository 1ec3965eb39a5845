package io.shuijing.dock.sheet;

import io.shuijing.evidence.verify.Language;

/**
 * A column.
 *
 * @param key in JSON; never changes its meaning
 * @param zh its head in Chinese
 * @param en its head in English
 */
public record Column(String key, String zh, String en) {
  String head(Language language) {
    return switch (language) {
      case ZH -> zh;
      case EN -> en;
    };
  }
}
