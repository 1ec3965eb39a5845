package io.shuijing.hal.linux;

import io.shuijing.hal.contract.EntropyContract;
import io.shuijing.hal.secrets.Entropy;

class SystemEntropyTest implements EntropyContract {
  @Override
  public Entropy entropy() {
    return new SystemEntropy();
  }
}
