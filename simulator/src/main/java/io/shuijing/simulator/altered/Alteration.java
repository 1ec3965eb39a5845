package io.shuijing.simulator.altered;

import java.lang.classfile.CodeTransform;

/**
 * One method to be changed while its class is loaded.
 *
 * @param type binary name of the class, {@code $} before an inner one
 * @param method its name, followed by its descriptor if there are several of that name
 */
public record Alteration(String type, String method, CodeTransform change) {
  boolean isOf(String name, String descriptor) {
    return method.equals(name) || method.equals(name + descriptor);
  }

  @Override
  public String toString() {
    return type + "." + method;
  }
}
