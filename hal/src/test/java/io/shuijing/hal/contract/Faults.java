package io.shuijing.hal.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.shuijing.hal.HardwareFault;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Asserts on the word of a fault. */
public final class Faults {
  private Faults() {}

  /** Runs and demands a {@link HardwareFault} with just this word, and a message of one line. */
  public static HardwareFault assertFault(String fault, ThrowingCallable call) {
    HardwareFault thrown = Assertions.catchThrowableOfType(HardwareFault.class, call);
    assertThat(thrown)
        .as("a HardwareFault '%s' was expected, but nothing failed", fault)
        .isNotNull();
    assertThat(thrown.fault()).as(thrown.getMessage()).isEqualTo(fault);
    assertThat(thrown.getMessage()).isNotBlank().doesNotContain("\n");
    return thrown;
  }
}
