package io.shuijing.architecture;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The links between Markdown documents. */
final class DocumentLinks {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^()\\s]+)\\)");
  private static final Pattern ELSEWHERE = Pattern.compile("[a-z][a-z0-9+.-]*:.*");
  private static final Pattern HEADING = Pattern.compile("#{1,6} +(.*?)[ #]*");

  private DocumentLinks() {}

  /** The links of a document that lead nowhere, each as {@code document: link}. */
  static List<String> broken(Path document) throws IOException {
    List<String> broken = new ArrayList<>();
    Matcher links = LINK.matcher(withoutCode(Files.readString(document)));
    while (links.find()) {
      String link = links.group(1);
      if (!ELSEWHERE.matcher(link).matches() && !resolves(document, link)) {
        broken.add(document.getFileName() + ": " + link);
      }
    }
    return broken;
  }

  private static boolean resolves(Path document, String link) throws IOException {
    String[] parts = link.split("#", 2);
    Path target = parts[0].isEmpty() ? document : document.resolveSibling(parts[0]).normalize();
    if (!Files.exists(target)) {
      return false;
    }
    return parts.length == 1
        || !target.toString().endsWith(".md")
        || anchors(target).contains(parts[1]);
  }

  /** Anchors as forges make them of headings: lower case, hyphens for spaces, no punctuation. */
  private static Set<String> anchors(Path document) throws IOException {
    Set<String> anchors = new LinkedHashSet<>();
    for (String line : withoutFences(Files.readString(document)).split("\n", -1)) {
      Matcher heading = HEADING.matcher(line);
      if (heading.matches()) {
        anchors.add(
            heading
                .group(1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}\\p{M}_ -]", "")
                .replace(' ', '-'));
      }
    }
    return anchors;
  }

  private static String withoutCode(String text) {
    return withoutFences(text).replaceAll("`[^`\n]*`", "code");
  }

  private static String withoutFences(String text) {
    return text.replaceAll("(?ms)^```.*?^```", "");
  }
}
