package io.shuijing.evidence.vectors;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Plain segments in the shape of fragmented MP4: boxes whose payload means nothing. */
final class MovieBytes {
  private MovieBytes() {}

  static byte[] init() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    box(out, "ftyp", "isom0000isomiso6mp41".getBytes(StandardCharsets.US_ASCII));
    box(out, "moov", Office.seed("moov", 300));
    return out.toByteArray();
  }

  static byte[] fragment(long index) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String telemetry = "shuijing-telemetry/v1\nindex " + index + "\nplace -\nbattery 870\n";
    box(out, "uuid", telemetry.getBytes(StandardCharsets.US_ASCII));
    box(out, "moof", Office.seed("moof " + index, 120));
    box(out, "mdat", Office.seed("mdat " + index, 900));
    return out.toByteArray();
  }

  static byte[] still(long index) {
    return Office.seed("still " + index, 500);
  }

  private static void box(ByteArrayOutputStream out, String type, byte[] payload) {
    out.writeBytes(ByteBuffer.allocate(4).putInt(8 + payload.length).array());
    out.writeBytes(type.getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(payload);
  }
}
