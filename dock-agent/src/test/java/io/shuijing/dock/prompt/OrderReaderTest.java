package io.shuijing.dock.prompt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shuijing.dock.prompt.Order.Language;
import io.shuijing.dock.prompt.Order.Officer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderReaderTest {
  private static final String ORDER =
      """
      shuijing-order/v1
      assignment 2026-0007
      unit Example Water Bureau
      purpose inspection of a water licence
      matter intake at Example Reach
      officer Example A 410482
      officer Example B 4104-83
      language en
      """;

  private static Order read(String text) throws OrderFault {
    return OrderReader.read("RZ-0007.order", text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void an_order_is_read() throws Exception {
    Order order = read(ORDER);
    assertThat(order.assignment()).isEqualTo("2026-0007");
    assertThat(order.officers())
        .containsExactly(new Officer("Example A", "410482"), new Officer("Example B", "4104-83"));
    assertThat(order.language()).isEqualTo(Language.EN);
  }

  @Test
  void comments_empty_lines_and_line_ends_of_other_systems_are_passed_over() throws Exception {
    String written = "\uFEFF# an order\n\n" + ORDER;
    assertThat(read(written.replace("\n", "\r\n"))).isEqualTo(read(ORDER));
  }

  @ParameterizedTest
  @CsvSource({
    "shuijing-order/v1, shuijing-order/v9, 1, 'shuijing-order/v1'",
    "assignment 2026-0007, assignment ../../keys, 2, letters",
    "unit Example Water Bureau, unity Example, 3, 'unit …'",
    "purpose inspection of a water licence, purpose, 4, 1 to 200",
    "matter intake at Example Reach, matter [[h@l'oU]], 5, cannot be spoken",
    "officer Example A 410482, officer Nobody, 6, NAME CERTIFICATE-NUMBER",
    "officer Example B 4104-83, officer Example B 4104/83, 7, NAME CERTIFICATE-NUMBER",
    "language en, language xx, 8, language zh",
  })
  void what_is_wrong_is_named_with_its_line(String was, String is, int line, String said) {
    assertThatThrownBy(() -> read(ORDER.replace(was, is)))
        .isInstanceOf(OrderFault.class)
        .hasMessageStartingWith("RZ-0007.order, line " + line + ": ")
        .hasMessageContaining(said);
  }

  @Test
  void nothing_follows_the_language() {
    assertThatThrownBy(() -> read(ORDER + "officer Example C 1\n"))
        .hasMessageContaining("line 9: nothing is to follow");
  }

  @Test
  void eight_officers_are_read_and_a_ninth_is_not() throws Exception {
    String others = "officer Example C 1\n".repeat(6);
    String eight = ORDER.replace("language", others + "language");
    assertThat(read(eight).officers()).hasSize(8);
    assertThatThrownBy(() -> read(eight.replace("language", "officer Example D 2\nlanguage")))
        .hasMessageContaining("line 14: at most 8");
  }

  @Test
  void another_encoding_is_named() {
    byte[] gbk = ORDER.replace("Example Water Bureau", "示例市水利局").getBytes(Charset.forName("GBK"));
    assertThatThrownBy(() -> OrderReader.read("RZ-0007.order", gbk))
        .hasMessage("RZ-0007.order is not UTF-8: save it as UTF-8");
  }

  @Test
  void an_empty_file_is_no_order() {
    assertThatThrownBy(() -> read("")).hasMessageContaining("line 1: the first line is to be");
  }
}
