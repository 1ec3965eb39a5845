package io.shuijing.simulator.accept;

import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Makes a PDF of a page; only the letters that stand on it are put into the file. */
final class ReportPdf {
  /** Package in Debian that has a font with Chinese letters. */
  static final String FONT_PACKAGE = "fonts-wqy-microhei";

  private static final List<Path> FONTS =
      List.of(
          Path.of("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"),
          Path.of("/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf"));

  private static final Logger PDFBOX = Logger.getLogger("org.apache.pdfbox");

  private ReportPdf() {}

  /** A font that is installed here, if there is one. */
  static Optional<File> font() {
    return FONTS.stream().filter(Files::isReadable).map(Path::toFile).findFirst();
  }

  static byte[] of(String xhtml, File font) throws IOException {
    XRLog.setLoggingEnabled(false); // it tells of every step
    PDFBOX.setLevel(Level.SEVERE); // it warns of fonts that no page here uses
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.useFastMode();
    builder.useFont(font, "report");
    builder.withHtmlContent(xhtml, null);
    builder.withProducer("shuijing");
    builder.toStream(out);
    builder.run();
    return out.toByteArray();
  }
}
