package io.shuijing.hal.wire;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.regex.Pattern;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/** The name that a certificate proves: its one common name, RFC 4519 2.3. */
final class CertificateName {
  // Names go into journals, logs and paths of messages: nothing but plain characters.
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,199}");

  private CertificateName() {}

  static String of(X509Certificate certificate) throws CertificateException {
    List<String> names = commonNames(certificate);
    if (names.size() != 1 || !NAME.matcher(names.getFirst()).matches()) {
      throw new CertificateException("its common name is not one plain name");
    }
    return names.getFirst();
  }

  private static List<String> commonNames(X509Certificate certificate) throws CertificateException {
    String subject = certificate.getSubjectX500Principal().getName(X500Principal.RFC2253);
    try {
      return new LdapName(subject)
          .getRdns().stream()
              .filter(rdn -> rdn.getType().equalsIgnoreCase("CN"))
              .map(Rdn::getValue)
              .map(Object::toString)
              .toList();
    } catch (InvalidNameException e) {
      throw new CertificateException("its subject cannot be read", e);
    }
  }
}
