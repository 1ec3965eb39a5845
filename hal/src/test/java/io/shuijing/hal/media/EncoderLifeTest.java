package io.shuijing.hal.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
final class EncoderLifeTest {

  @Test
  void an_encoder_ends_by_itself_when_the_program_that_started_it_is_killed() throws Exception {
    Process program = recording();
    ProcessHandle encoder = encoderOf(program);
    assertThat(encoder.isAlive()).isTrue();
    program.toHandle().destroyForcibly();
    encoder.onExit().get(20, TimeUnit.SECONDS);
    assertThat(encoder.isAlive()).isFalse();
  }

  @Test
  void an_encoder_is_gone_when_the_program_that_started_it_has_ended() throws Exception {
    Process program = recording();
    ProcessHandle encoder = encoderOf(program);
    program.getOutputStream().write('\n');
    program.getOutputStream().flush();
    assertThat(program.waitFor()).isZero();
    assertThat(encoder.isAlive()).isFalse();
  }

  private static Process recording() throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            RecordingProgram.class.getName())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static ProcessHandle encoderOf(Process program) throws IOException {
    BufferedReader said =
        new BufferedReader(
            new InputStreamReader(program.getInputStream(), StandardCharsets.US_ASCII));
    return ProcessHandle.of(Long.parseLong(said.readLine())).orElseThrow();
  }
}
