package io.shuijing.evidence.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.evidence.Malformed;
import io.shuijing.evidence.cli.FolderSupply;
import io.shuijing.evidence.cli.KeyFolder;
import io.shuijing.evidence.seal.AgeIdentity;
import io.shuijing.evidence.verify.Report;
import io.shuijing.evidence.verify.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class VectorTest {
  static final Path VECTORS = Path.of("../docs/spec/vectors");

  @TestFactory
  Stream<DynamicTest> every_vector_ends_as_its_file_says() throws IOException {
    return folders().stream()
        .map(folder -> DynamicTest.dynamicTest(name(folder), () -> check(folder)));
  }

  static List<Path> folders() throws IOException {
    try (Stream<Path> found = Files.list(VECTORS)) {
      return found.filter(folder -> Files.exists(folder.resolve("expect"))).sorted().toList();
    }
  }

  static String name(Path folder) {
    return folder.getFileName().toString();
  }

  private static void check(Path folder) throws IOException, Malformed {
    Vector vector = Vector.parse(Files.readAllBytes(folder.resolve("expect")));
    String write = System.getProperty("vectors.write", "");
    if (write.equals("true") || write.equals(name(folder))) {
      VectorWriter.write(vector, folder);
    }
    Report report = verify(folder, vector);
    assertThat(text(report, vector.making().script().picture()))
        .as(vector.comment())
        .isEqualTo(text(vector.expected()));
  }

  static Report verify(Path folder, Vector vector) throws IOException, Malformed {
    Verifier verifier = new Verifier(KeyFolder.read(folder.resolve("keys")).anchors());
    if (vector.trusting().opened()) {
      String identity = Files.readString(folder.resolve("keys/identity.age"));
      verifier = verifier.opening(AgeIdentity.parse(identity));
    }
    return verifier.verify(new FolderSupply(folder.resolve("supply"), vector.trusting().kind()));
  }

  private static String text(Report report, String picture) {
    StringBuilder text = new StringBuilder();
    text.append("result ").append(ResultPicture.of(report, picture)).append('\n');
    text.append("verdict ").append(report.verdict().word()).append('\n');
    text.append("trust ").append(report.trust().word()).append('\n');
    text.append("tail ").append(report.tail().word()).append('\n');
    report.findings().forEach(finding -> text.append("finding ").append(line(finding)));
    return text.toString();
  }

  private static String line(io.shuijing.evidence.verify.Finding finding) {
    String n = finding.n().isPresent() ? Long.toString(finding.n().getAsLong()) : "-";
    return finding.verdict().word() + " " + finding.clause() + " " + n + "\n";
  }

  private static String text(Vector.Expected expected) {
    StringBuilder text = new StringBuilder();
    text.append("result ").append(expected.result()).append('\n');
    text.append("verdict ").append(expected.verdict()).append('\n');
    text.append("trust ").append(expected.trust()).append('\n');
    text.append("tail ").append(expected.tail()).append('\n');
    expected.findings().forEach(line -> text.append("finding ").append(line).append('\n'));
    return text.toString();
  }
}
