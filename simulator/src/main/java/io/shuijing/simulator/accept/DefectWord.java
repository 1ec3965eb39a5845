package io.shuijing.simulator.accept;

import java.util.Arrays;
import java.util.Iterator;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Defects as words of an option. */
final class DefectWord implements ITypeConverter<Defect>, Iterable<String> {
  @Override
  public Defect convert(String word) {
    return Arrays.stream(Defect.values())
        .filter(defect -> defect.word().equals(word))
        .findFirst()
        .orElseThrow(
            () -> new TypeConversionException("'" + word + "': " + String.join(", ", this)));
  }

  @Override
  public Iterator<String> iterator() {
    return Arrays.stream(Defect.values()).map(Defect::word).iterator();
  }
}
