package io.shuijing.simulator.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form of a sentence: fixed words, and places for {@code {n}}, a number, and {@code {word}}, a
 * word without spaces and commas.
 */
record Form(String text, Pattern pattern) {
  private static final Pattern PLACE = Pattern.compile("\\{(n|word)}");

  static Form of(String text) {
    StringBuilder regex = new StringBuilder();
    int from = 0;
    Matcher places = PLACE.matcher(text);
    while (places.find()) {
      regex.append(Pattern.quote(text.substring(from, places.start())));
      regex.append(places.group(1).equals("n") ? "([0-9]{1,6})" : "([^\\s,，。]+)");
      from = places.end();
    }
    regex.append(Pattern.quote(text.substring(from)));
    return new Form(text, Pattern.compile(regex.toString()));
  }

  /** What stands in the places, if a sentence has this form. */
  Optional<List<String>> match(String sentence) {
    Matcher matcher = pattern.matcher(sentence);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    MatchResult result = matcher.toMatchResult();
    List<String> values = new ArrayList<>();
    for (int i = 1; i <= result.groupCount(); i++) {
      values.add(result.group(i));
    }
    return Optional.of(List.copyOf(values));
  }
}
