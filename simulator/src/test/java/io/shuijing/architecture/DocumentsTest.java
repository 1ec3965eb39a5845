package io.shuijing.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DocumentsTest {

  @Test
  void every_link_in_a_document_leads_somewhere() throws IOException {
    List<Path> documents = new ArrayList<>(House.files(House.ROOT.resolve("docs"), ".md"));
    try (Stream<Path> atRoot = Files.list(House.ROOT)) {
      atRoot.filter(path -> path.toString().endsWith(".md")).forEach(documents::add);
    }
    assertThat(documents).hasSizeGreaterThan(5);
    List<String> broken = new ArrayList<>();
    for (Path document : documents) {
      broken.addAll(DocumentLinks.broken(document));
    }
    assertThat(broken).isEmpty();
  }
}
