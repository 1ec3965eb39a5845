package io.shuijing.hal.media;

import io.shuijing.hal.contract.CameraContract;
import io.shuijing.hal.contract.ReceivedEvents;
import io.shuijing.hal.media.CaptureSource.TestPattern;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A program of its own that records: to see what becomes of its encoder when it ends. */
final class RecordingProgram {
  private RecordingProgram() {}

  /** Says the encoder's process id once it records; ends when something comes on standard input. */
  public static void main(String[] words) throws Exception {
    ReceivedEvents received = new ReceivedEvents();
    EncoderCapture capture =
        EncoderCamera.open(EncoderProgram.USUAL, new TestPattern(440))
            .start(CameraContract.HALF_SECONDS, received);
    received.awaitFragments(1);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
    out.println(capture.encoder().pid());
    System.exit(System.in.read() < 0 ? 1 : 0);
  }
}
