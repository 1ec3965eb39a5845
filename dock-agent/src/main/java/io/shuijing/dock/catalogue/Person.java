package io.shuijing.dock.catalogue;

/**
 * Who was assigned.
 *
 * @param name as it is spoken in the prompt
 * @param certificate number of the law-enforcement certificate; the same person has the same
 */
public record Person(String name, String certificate) {
  @Override
  public String toString() {
    return name + " " + certificate;
  }
}
