package dev.weft.formats.own;

import dev.weft.model.mesh.Endpoint.Tls;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Optional;

/// Reads whom a connection believes that a server is who it says: certificates as PEM, which are no
/// secret.
final class Authorities {

  private static final String FIELD = "ca";
  private static final int LONGEST = 1 << 16;

  private Authorities() {}

  static Optional<String> find(Fields fields, Tls tls) {
    Optional<String> ca = fields.findText(FIELD);
    if (ca.isPresent() && tls != Tls.VERIFY_FULL) {
      fields.wrong(
          fields.at(FIELD),
          "`ca` is never asked with `tls: " + tls.word() + "`",
          "Write `tls: verify-full`, or leave `ca` out");
    } else if (ca.isPresent() && !areCertificates(ca.get())) {
      fields.wrong(
          fields.at(FIELD),
          "`ca` holds something else than certificates",
          "Write them as PEM, from -----BEGIN CERTIFICATE----- to -----END CERTIFICATE-----, and"
              + " no key");
    }
    return ca;
  }

  private static boolean areCertificates(String pem) {
    if (pem.length() > LONGEST || pem.contains("PRIVATE KEY")) {
      return false;
    }
    try {
      var in = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
      return !CertificateFactory.getInstance("X.509").generateCertificates(in).isEmpty();
    } catch (CertificateException e) {
      return false;
    }
  }
}
