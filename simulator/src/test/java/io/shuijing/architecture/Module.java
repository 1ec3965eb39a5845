package io.shuijing.architecture;

import java.util.List;
import java.util.Locale;

/** The modules and their arrows. */
enum Module {
  EVIDENCE,
  HAL,
  DEVICE_AGENT,
  DOCK_AGENT,
  SIMULATOR;

  String folder() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  List<Module> mayUse() {
    return switch (this) {
      case EVIDENCE, HAL -> List.of();
      case DEVICE_AGENT, DOCK_AGENT -> List.of(EVIDENCE, HAL);
      case SIMULATOR -> List.of(EVIDENCE, HAL, DEVICE_AGENT, DOCK_AGENT);
    };
  }

  /** Its packages with all below them, in the notation of ArchUnit. */
  List<String> packagesBelow(String root) {
    List<String> names =
        switch (this) {
          case EVIDENCE -> List.of("evidence");
          case HAL -> List.of("hal");
          case DEVICE_AGENT -> List.of("device");
          case DOCK_AGENT -> List.of("dock", "office");
          case SIMULATOR -> List.of("simulator");
        };
    return names.stream().map(name -> root + "." + name + "..").toList();
  }
}
