package io.shuijing.simulator.toy;

import static java.lang.constant.ConstantDescs.CD_boolean;

import io.shuijing.simulator.altered.Alteration;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Makes and judges toy signatures, in place of Ed25519 ones and as long as they. */
public final class ToySignatures {
  private static final int BYTES = 64;
  private static final byte[] HASH_KEY =
      "toy signatures prove nothing".getBytes(StandardCharsets.US_ASCII);
  private static final String NOTE = "io.shuijing.evidence.note.";
  private static final String JUDGE = NOTE + "SignatureJudge$Edwards";
  private static final String SIGNER = NOTE + "SoftwareSigner";
  private static final ClassDesc HERE = ClassDesc.of(ToySignatures.class.getName());
  private static final ClassDesc KEY = ClassDesc.of(NOTE + "VerifierKey");
  private static final ClassDesc BYTE_ARRAY = ClassDesc.ofDescriptor("[B");

  private static final Map<ByteBuffer, Boolean> CLEAN = new ConcurrentHashMap<>();

  private ToySignatures() {}

  /** What makes software signers sign so, and the judge of Ed25519 accept it too. */
  public static List<Alteration> alterations() {
    return List.of(
        new Alteration(JUDGE, "accepts", new FirstAsk()),
        new Alteration(SIGNER, "edwards", new SignHere()),
        new Alteration(NOTE + "SignatureJudge", "edwardsSpki", ToySignatures::validateOnce));
  }

  // a shift reads the same few keys again and again, and each time that cost more than a signature
  private static void validateOnce(CodeBuilder code, CodeElement element) {
    if (element instanceof InvokeInstruction call
        && call.name().equalsString("validatePublicKeyFull")) {
      code.invokestatic(HERE, "isClean", call.typeSymbol());
    } else {
      code.with(element);
    }
  }

  /** Whether the bytes at an offset are a clean public key; remembers it. */
  public static boolean isClean(byte[] bytes, int offset) {
    byte[] key = Arrays.copyOfRange(bytes, offset, offset + Ed25519.PUBLIC_KEY_SIZE);
    return CLEAN.computeIfAbsent(ByteBuffer.wrap(key), _ -> Ed25519.validatePublicKeyFull(key, 0));
  }

  /** The signature of a public key's owner over a text. */
  public static byte[] sign(byte[] publicKey, byte[] text) {
    MessageDigest hash = sha256();
    hash.update(HASH_KEY);
    hash.update(publicKey);
    byte[] first = hash.digest(text);
    byte[] signature = Arrays.copyOf(first, BYTES);
    hash.update(HASH_KEY);
    byte[] second = hash.digest(first);
    System.arraycopy(second, 0, signature, first.length, second.length);
    return signature;
  }

  /** Whether {@link #sign} made this. */
  public static boolean accepts(byte[] publicKey, byte[] text, byte[] signature) {
    return signature.length == BYTES && Arrays.equals(sign(publicKey, text), signature);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** {@code if (accepts(publicKey, text, signature)) return true;} before all else. */
  private static final class FirstAsk implements CodeTransform {
    @Override
    public void atStart(CodeBuilder code) {
      code.aload(0)
          .getfield(ClassDesc.of(JUDGE), "publicKey", BYTE_ARRAY)
          .aload(1)
          .aload(2)
          .invokestatic(
              HERE, "accepts", MethodTypeDesc.of(CD_boolean, BYTE_ARRAY, BYTE_ARRAY, BYTE_ARRAY))
          .ifThen(accepted -> accepted.iconst_1().ireturn());
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      code.with(element);
    }
  }

  /** {@code return sign(key.publicKey(), text);} instead of all else. */
  private static final class SignHere implements CodeTransform {
    @Override
    public void atStart(CodeBuilder code) {
      code.aload(0)
          .getfield(ClassDesc.of(SIGNER), "key", KEY)
          .invokevirtual(KEY, "publicKey", MethodTypeDesc.of(BYTE_ARRAY))
          .aload(1)
          .invokestatic(HERE, "sign", MethodTypeDesc.of(BYTE_ARRAY, BYTE_ARRAY, BYTE_ARRAY))
          .areturn();
    }

    @Override
    public void accept(CodeBuilder code, CodeElement element) {
      // nothing of it is left
    }
  }
}
