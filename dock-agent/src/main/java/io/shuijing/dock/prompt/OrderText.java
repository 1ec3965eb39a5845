package io.shuijing.dock.prompt;

import io.shuijing.evidence.LineWriter;

/** An order as the text that {@link OrderReader} reads. */
final class OrderText {
  private OrderText() {}

  static byte[] of(Order order) {
    LineWriter out = new LineWriter("shuijing-order/v1");
    out.line("assignment", order.assignment()).line("unit", order.unit());
    out.line("purpose", order.purpose()).line("matter", order.matter());
    order.officers().forEach(officer -> out.line("officer", officer.name(), officer.certificate()));
    return out.line("language", order.language().word()).bytes();
  }
}
