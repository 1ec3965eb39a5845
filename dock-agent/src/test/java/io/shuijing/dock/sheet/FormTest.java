package io.shuijing.dock.sheet;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.evidence.verify.Language;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;

class FormTest {
  private static final Sheet SHEET =
      new Sheet(
          "执法记录仪使用台账",
          Language.ZH,
          List.of(new Column("who", "使用人员", "used by"), new Column("what", "记录内容", "recorded")),
          List.of(
              List.of("示例员甲 410482-001", "=HYPERLINK(\"http://x\")"),
              List.of("示例员乙, \"乙\"", "第一\n第二\u0007")));

  private static byte[] written(Form form) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    form.write(SHEET, out);
    return out.toByteArray();
  }

  private static String text(Form form) throws IOException {
    return new String(written(form), StandardCharsets.UTF_8);
  }

  @Test
  void csv_begins_with_a_byte_order_mark_and_holds_no_formula() throws Exception {
    assertThat(text(Form.CSV))
        .isEqualTo(
            String.join(
                "\r\n",
                "\uFEFF使用人员,记录内容",
                "示例员甲 410482-001,\"'=HYPERLINK(\"\"http://x\"\")\"",
                "\"示例员乙, \"\"乙\"\"\",\"第一\n第二?\"",
                ""));
  }

  @Test
  void json_has_keys_that_do_not_depend_on_the_language() throws Exception {
    assertThat(text(Form.JSON))
        .contains("{\"who\": \"示例员甲 410482-001\", \"what\": \"=HYPERLINK(\\\"http://x\\\")\"}")
        .contains("\"第一\\u000a第二?\"");
  }

  @Test
  void a_table_stands_in_columns_though_chinese_is_twice_as_wide() throws Exception {
    assertThat(text(Form.TABLE).lines())
        .startsWith(
            "执法记录仪使用台账", "使用人员             记录内容", "示例员甲 410482-001  =HYPERLINK(\"http://x\")");
  }

  @Test
  void excel_s_own_format_is_read_by_another_library_as_what_was_written() throws Exception {
    try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(written(Form.XLSX)))) {
      XSSFSheet page = workbook.getSheetAt(0);
      assertThat(page.getSheetName()).isEqualTo("执法记录仪使用台账");
      assertThat(page.getRow(0).getCell(0).getStringCellValue()).isEqualTo("执法记录仪使用台账");
      assertThat(page.getMergedRegions())
          .singleElement()
          .satisfies(title -> assertThat(title.formatAsString()).isEqualTo("A1:B1"));
      assertThat(page.getRow(1).getCell(0).getStringCellValue()).isEqualTo("使用人员");
      assertThat(page.getRow(2).getCell(1).getCellType()).isEqualTo(CellType.STRING);
      assertThat(page.getRow(2).getCell(1).getStringCellValue())
          .isEqualTo("=HYPERLINK(\"http://x\")");
      assertThat(page.getRow(3).getCell(1).getStringCellValue()).isEqualTo("第一\n第二?");
      assertThat(page.getLastRowNum()).isEqualTo(3);
      assertThat(page.getPrintSetup().getLandscape()).isTrue();
      assertThat(page.getRow(2).getCell(0).getCellStyle().getBorderTop().name()).isEqualTo("THIN");
    }
  }
}
