package io.shuijing.evidence.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.evidence.Command;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verifier in Python was written from the specification alone. */
class StrangerTest {
  private static final Path COMPARE =
      Path.of("../docs/verify/stranger/compare.py").toAbsolutePath().normalize();

  @TempDir private Path folder;

  @Test
  void a_verifier_written_from_the_specification_alone_agrees_on_every_vector() throws Exception {
    String vectors = VectorTest.VECTORS.toAbsolutePath().normalize().toString();
    Command.Outcome outcome = Command.run(folder, "python3", "-B", COMPARE.toString(), vectors);
    long all = VectorTest.folders().size();
    assertThat(all).isGreaterThan(70);
    assertThat(outcome.text() + outcome.error()).startsWith(all + " of " + all + " vectors agree");
    assertThat(outcome.exitCode()).isZero();
  }
}
