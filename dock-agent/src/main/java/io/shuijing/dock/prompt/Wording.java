package io.shuijing.dock.prompt;

import io.shuijing.dock.prompt.Order.Language;
import io.shuijing.dock.prompt.Order.Officer;
import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Malformed;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The sentences around what an order says.
 *
 * @param id such as {@code opening.zh}
 * @param version from 1
 * @param officer one officer, with {@code {name}} and {@code {certificate}}
 * @param separator between officers
 * @param sentences with {@code {unit}}, {@code {officers}}, {@code {purpose}}, {@code {matter}}
 */
record Wording(String id, long version, String officer, String separator, List<String> sentences) {
  private static final int MAX_SENTENCES = 32;
  private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

  /** The current wording of a language. */
  static Wording of(Language language) {
    String resource = "opening-" + language.word() + ".wording";
    try (InputStream in = Wording.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("it is built without " + resource);
      }
      return parse(in.readAllBytes());
    } catch (IOException | Malformed e) {
      throw new IllegalStateException("it is built with a bad " + resource, e);
    }
  }

  static Wording parse(byte[] text) throws Malformed {
    Lines in = Lines.of(text);
    in.exactly("shuijing-wording/v1");
    String id = Lines.token(in.value("id"));
    long version = Lines.number(in.value("version"));
    String officer = in.rest("officer");
    String separator = in.rest("separator").replace("\"", "");
    List<String> sentences = new ArrayList<>();
    while (in.nextIs("say") && sentences.size() < MAX_SENTENCES) {
      sentences.add(in.rest("say"));
    }
    in.end();
    return new Wording(id, version, officer, separator, List.copyOf(sentences));
  }

  /** What is to be spoken, on one line. */
  String fill(Order order) {
    String officers =
        order.officers().stream().map(this::fill).collect(Collectors.joining(separator));
    Map<String, String> said =
        Map.of(
            "unit", order.unit(),
            "officers", officers,
            "purpose", order.purpose(),
            "matter", order.matter());
    return sentences.stream()
        .map(sentence -> filled(sentence, said))
        .collect(Collectors.joining(" "));
  }

  private String fill(Officer each) {
    return filled(officer, Map.of("name", each.name(), "certificate", spelt(each.certificate())));
  }

  // in one pass: what an order says is never taken for a place to fill
  private static String filled(String sentence, Map<String, String> said) {
    return PLACE
        .matcher(sentence)
        .replaceAll(place -> {
          String what = said.get(place.group(1));
          return Matcher.quoteReplacement(what == null ? place.group() : what);
        });
  }

  // a voice reads 410482 as four hundred thousand …, and 4 1 0 4 8 2 digit by digit
  private static String spelt(String certificate) {
    return certificate
        .codePoints()
        .filter(c -> c != '-')
        .mapToObj(Character::toString)
        .collect(Collectors.joining(" "));
  }
}
