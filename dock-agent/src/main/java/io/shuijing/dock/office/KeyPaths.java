package io.shuijing.dock.office;

import io.shuijing.evidence.Name;

/** Where keys lie in the office's folder. */
public final class KeyPaths {
  /** Folder of all keys, private and public. */
  public static final String FOLDER = "keys";

  /** Folder of the public keys once more: a copied archive is complete in itself. */
  public static final String PUBLISHED = "archive/keys";

  static final String OFFICE_KEY = "keys/office.pem";
  static final String LOG_KEY = "keys/log.pem";
  static final String LOG_PUBLIC = "keys/log.vkey";
  static final String AUTHORITY_KEY = "keys/authority.pem";

  /** Certificate of the office's authority. */
  public static final String AUTHORITY = "keys/authority.crt";

  /** What a recorder must know of its office. */
  public static final String OFFICE_PUBLIC = "keys/office.public";

  /** The age identity that opens segments. */
  public static final String READER = "keys/office.age";

  /** The age identity that is locked away for the day on which the other one is lost. */
  public static final String ESCROW = "keys/escrow.age";

  private KeyPaths() {}

  /** Path of a name's key files, without what follows the dot. */
  static String of(Name name) {
    return switch (name.kind()) {
      case OFFICE -> "keys/office";
      case DOCK -> "keys/dock-" + name.last();
      case RECORDER -> "keys/recorder-" + name.last();
    };
  }

  /** Public key of a name. */
  public static String publicKey(Name name) {
    return of(name) + ".vkey";
  }

  /** What stands there if a name's key proves nothing new any more. */
  public static String revocation(Name name) {
    return of(name) + ".revoked";
  }

  /** Private link key of a dock. */
  public static String linkKey(Name dock) {
    return of(dock) + ".link.pem";
  }

  /** Link certificate of a dock or recorder. */
  public static String linkCertificate(Name name) {
    return of(name) + ".link.crt";
  }
}
