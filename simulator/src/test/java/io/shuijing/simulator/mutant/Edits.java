package io.shuijing.simulator.mutant;

import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Opcode;
import java.lang.classfile.TypeKind;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.List;

/** Small changes of a method's body. */
final class Edits {
  private Edits() {}

  private static boolean calls(CodeElement element, String method) {
    return element instanceof InvokeInstruction call && call.name().equalsString(method);
  }

  /** Every call of a method of this name does nothing; it answers zero, false or nothing. */
  static CodeTransform without(String method) {
    return (code, element) -> {
      if (calls(element, method)) {
        drop(code, (InvokeInstruction) element);
        zero(code, ((InvokeInstruction) element).typeSymbol().returnType());
      } else {
        code.with(element);
      }
    };
  }

  /** Every call of a method of this name is not made and answers this. */
  static CodeTransform answering(String method, long value) {
    return (code, element) -> {
      if (calls(element, method)) {
        InvokeInstruction call = (InvokeInstruction) element;
        drop(code, call);
        if (call.typeSymbol().returnType().descriptorString().equals("J")) {
          code.loadConstant(value);
        } else {
          code.loadConstant((int) value);
        }
      } else {
        code.with(element);
      }
    };
  }

  /** Calls of a method become calls of a static one in {@link Hands}, its receiver first. */
  static CodeTransform handing(String method, String hand) {
    return (code, element) -> {
      if (calls(element, method)) {
        InvokeInstruction call = (InvokeInstruction) element;
        MethodTypeDesc type = call.typeSymbol();
        if (call.opcode() != Opcode.INVOKESTATIC) {
          type = type.insertParameterTypes(0, call.owner().asSymbol());
        }
        code.invokestatic(ClassDesc.of(Hands.class.getName()), hand, type);
      } else {
        code.with(element);
      }
    };
  }

  /** What is read from a field goes through a static method in {@link Hands} first. */
  static CodeTransform field(String name, String hand) {
    return (code, element) -> {
      code.with(element);
      if (element instanceof FieldInstruction access
          && access.opcode() == Opcode.GETFIELD
          && access.name().equalsString(name)) {
        ClassDesc type = access.typeSymbol();
        code.invokestatic(ClassDesc.of(Hands.class.getName()), hand, MethodTypeDesc.of(type, type));
      }
    };
  }

  /** A constant becomes another one of the same type. */
  static CodeTransform constant(Object from, Object to) {
    return (code, element) -> {
      if (element instanceof ConstantInstruction constant
          && constant.constantValue().equals(from)) {
        switch (to) {
          case Long number -> code.loadConstant(number);
          case Integer number -> code.loadConstant(number);
          default -> throw new IllegalArgumentException("constant " + to);
        }
      } else {
        code.with(element);
      }
    };
  }

  private static void drop(CodeBuilder code, InvokeInstruction call) {
    List<ClassDesc> parameters = call.typeSymbol().parameterList();
    for (ClassDesc parameter : parameters.reversed()) {
      pop(code, parameter);
    }
    if (call.opcode() != Opcode.INVOKESTATIC) {
      code.pop();
    }
  }

  private static void pop(CodeBuilder code, ClassDesc type) {
    if (TypeKind.from(type).slotSize() == 2) {
      code.pop2();
    } else {
      code.pop();
    }
  }

  private static void zero(CodeBuilder code, ClassDesc type) {
    switch (TypeKind.from(type)) {
      case VOID -> {}
      case LONG -> code.lconst_0();
      case DOUBLE -> code.dconst_0();
      case FLOAT -> code.fconst_0();
      case REFERENCE -> code.aconst_null();
      case BOOLEAN, BYTE, CHAR, SHORT, INT -> code.iconst_0();
    }
  }
}
