package io.shuijing.simulator.altered;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.MethodModel;
import java.lang.reflect.AccessFlag;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Loads the project's classes anew from the class path, some of them altered. Everything else, and
 * the packages that are shared, comes from the loader of this class.
 */
public final class AlteredClasses extends ClassLoader {
  private static final String OURS = "io.shuijing.";
  private static final List<String> SHARED =
      Stream.of("hal", "simulator.disk", "simulator.plan", "simulator.world")
          .map(name -> OURS + name + ".")
          .toList();
  private static final ClassLoader PLAIN = AlteredClasses.class.getClassLoader();
  private static final ClassFile CLASS_FILE =
      ClassFile.of(
          ClassFile.ClassHierarchyResolverOption.of(
              ClassHierarchyResolver.ofResourceParsing(PLAIN).cached()));

  private final Map<String, byte[]> altered = new TreeMap<>();

  static {
    registerAsParallelCapable();
  }

  private AlteredClasses() {
    super("altered", PLAIN);
  }

  /**
   * A loader with these alterations, one after the other.
   *
   * @throws IllegalArgumentException if one names what is not there, or changes nothing
   */
  public static AlteredClasses with(List<Alteration> alterations) {
    AlteredClasses classes = new AlteredClasses();
    alterations.forEach(classes::alter);
    return classes;
  }

  /** A new object of a class as it is loaded here, by its constructor without parameters. */
  public <T> T make(Class<T> shared, Class<? extends T> type) {
    try {
      Class<?> loaded = loadClass(type.getName());
      return shared.cast(loaded.getConstructor().newInstance());
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(type + " cannot be made anew: " + e, e);
    }
  }

  private void alter(Alteration alteration) {
    byte[] before = altered.get(alteration.type());
    if (before == null) {
      before = plainBytes(alteration.type());
    }
    ClassModel model = CLASS_FILE.parse(before);
    MethodModel method = only(model, alteration);
    byte[] after =
        CLASS_FILE.transformClass(
            model,
            ClassTransform.transformingMethodBodies(
                each -> each.equals(method), alteration.change()));
    if (body(only(CLASS_FILE.parse(after), alteration)).equals(body(method))) {
      throw new IllegalArgumentException(alteration + " is not changed by its alteration");
    }
    altered.put(alteration.type(), after);
  }

  private static MethodModel only(ClassModel model, Alteration alteration) {
    List<MethodModel> methods =
        model.methods().stream()
            .filter(method -> !method.flags().has(AccessFlag.BRIDGE))
            .filter(method ->
                alteration.isOf(
                    method.methodName().stringValue(), method.methodType().stringValue()))
            .toList();
    if (methods.size() != 1) {
      throw new IllegalArgumentException(
          alteration + " names " + methods.size() + " methods instead of one");
    }
    return methods.getFirst();
  }

  // labels and lines are no behaviour
  private static List<String> body(MethodModel method) {
    CodeModel code =
        method
            .code()
            .orElseThrow(() -> new IllegalArgumentException(method + " is without a body"));
    return code.elementStream()
        .filter(Instruction.class::isInstance)
        .map(Object::toString)
        .toList();
  }

  private static byte[] plainBytes(String type) {
    if (!isLoadedHere(type)) {
      throw new IllegalArgumentException(type + " is not loaded anew, so it cannot be altered");
    }
    try (InputStream bytes = PLAIN.getResourceAsStream(type.replace('.', '/') + ".class")) {
      if (bytes == null) {
        throw new IllegalArgumentException(type + " is not on the class path");
      }
      return bytes.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isLoadedHere(String type) {
    return type.startsWith(OURS) && SHARED.stream().noneMatch(type::startsWith);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    if (!isLoadedHere(name)) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded == null) {
        loaded = define(name);
      }
      if (resolve) {
        resolveClass(loaded);
      }
      return loaded;
    }
  }

  private Class<?> define(String name) throws ClassNotFoundException {
    byte[] bytes = altered.get(name);
    if (bytes == null) {
      try {
        bytes = plainBytes(name);
      } catch (IllegalArgumentException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
    return defineClass(name, bytes, 0, bytes.length);
  }
}
