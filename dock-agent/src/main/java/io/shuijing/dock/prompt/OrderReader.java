package io.shuijing.dock.prompt;

import io.shuijing.dock.prompt.Order.Language;
import io.shuijing.dock.prompt.Order.Officer;
import io.shuijing.evidence.Lines;
import io.shuijing.evidence.Malformed;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads an order that a person wrote: {@code shuijing-order/v1}, then {@code assignment}, {@code
 * unit}, {@code purpose}, {@code matter}, {@code officer NAME CERTIFICATE-NUMBER} once or more, and
 * {@code language zh|en}, in this order; empty lines and lines that begin with {@code #} are passed
 * over.
 */
final class OrderReader {
  static final int MAX_BYTES = 16 * 1024;
  private static final int MAX_OFFICERS = 8;
  private static final int MAX_TEXT = 200;
  private static final Pattern ASSIGNMENT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
  private static final Pattern CERTIFICATE = Pattern.compile("[A-Za-z0-9-]{1,32}");

  private final String file;
  private final List<Line> lines;
  private int at;

  private record Line(int number, String text) {}

  private OrderReader(String file, List<Line> lines) {
    this.file = file;
    this.lines = lines;
  }

  static Order read(String file, byte[] bytes) throws OrderFault {
    String text;
    try {
      text = Lines.utf8(bytes);
    } catch (Malformed e) {
      throw new OrderFault(file + " is not UTF-8: save it as UTF-8");
    }
    List<Line> lines = new ArrayList<>();
    String[] all = (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\r?\n", -1);
    for (int i = 0; i < all.length; i++) {
      String line = all[i].strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        lines.add(new Line(i + 1, line));
      }
    }
    return new OrderReader(file, lines).order();
  }

  private Order order() throws OrderFault {
    if (at >= lines.size() || !lines.get(at).text().equals("shuijing-order/v1")) {
      throw fault("the first line is to be 'shuijing-order/v1'");
    }
    at++;
    String assignment = word("assignment", ASSIGNMENT, "letters, digits, . _ -, at most 64");
    String unit = text("unit");
    String purpose = text("purpose");
    String matter = text("matter");
    List<Officer> officers = officers();
    Language language = language();
    if (at < lines.size()) {
      throw fault("nothing is to follow here");
    }
    return new Order(assignment, unit, purpose, matter, officers, language);
  }

  private List<Officer> officers() throws OrderFault {
    List<Officer> officers = new ArrayList<>();
    do {
      officers.add(officer());
    } while (nextIs("officer") && officers.size() < MAX_OFFICERS);
    if (nextIs("officer")) {
      throw fault("at most " + MAX_OFFICERS + " officers");
    }
    return officers;
  }

  private Officer officer() throws OrderFault {
    String rest = text("officer");
    int space = rest.lastIndexOf(' ');
    if (space < 0 || !CERTIFICATE.matcher(rest.substring(space + 1)).matches()) {
      at--;
      throw fault("'officer NAME CERTIFICATE-NUMBER', the number of letters, digits and -");
    }
    return new Officer(rest.substring(0, space).strip(), rest.substring(space + 1));
  }

  private Language language() throws OrderFault {
    String word = text("language");
    for (Language language : Language.values()) {
      if (language.word().equals(word)) {
        return language;
      }
    }
    at--;
    throw fault("'language zh' or 'language en'");
  }

  private String word(String key, Pattern pattern, String allowed) throws OrderFault {
    String value = text(key);
    if (!pattern.matcher(value).matches()) {
      at--;
      throw fault("'" + key + "' is " + allowed);
    }
    return value;
  }

  private String text(String key) throws OrderFault {
    if (!nextIs(key)) {
      throw fault("'" + key + " …' is expected here");
    }
    String value = lines.get(at).text().substring(key.length()).strip();
    if (value.isEmpty() || value.length() > MAX_TEXT) {
      throw fault("'" + key + "' takes 1 to " + MAX_TEXT + " characters");
    }
    if (value.contains("[[") || value.codePoints().anyMatch(Character::isISOControl)) {
      throw fault("'" + key + "' has characters that cannot be spoken ([[ or control characters)");
    }
    at++;
    return value;
  }

  private boolean nextIs(String key) {
    return at < lines.size()
        && (lines.get(at).text().equals(key) || lines.get(at).text().startsWith(key + " "));
  }

  private OrderFault fault(String what) {
    int line =
        at < lines.size()
            ? lines.get(at).number()
            : lines.isEmpty() ? 1 : lines.getLast().number() + 1;
    return OrderFault.at(file, line, what);
  }
}
