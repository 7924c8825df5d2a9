package dev.weft.capture.copy;

import dev.weft.model.mesh.Endpoint.Tls;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.postgresql.util.GT;

/// Why the way to a server is not as private as it shall be. Whoever listens in could be behind
/// each of them, so nothing is tried again with less.
enum TlsRefusal {
  NO_TLS(
      "it speaks no TLS",
      "Have TLS switched on at the server; with `tls: disable` everybody on the way there can read"
          + " along."),
  OUT_OF_DATE(
      "its certificate is not valid today",
      "Have the server given a new certificate, and check the clocks of both."),
  UNKNOWN_AUTHORITY(
      "its certificate comes from no authority that is trusted",
      "If it is the server that is meant, write the certificate of its authority as `ca` of the"
          + " connection; by hand, have Java trust it."),
  OTHER_NAME(
      "its certificate is not for the host that was dialled",
      "Write `host` as the certificate has it, or have the server given one for that name."),
  NO_HANDSHAKE(
      "no TLS comes about with it",
      "Check which versions of TLS the server speaks, and whether it wants a certificate of its"
          + " clients, which Weft does not show.");

  /// The driver has one state for all that it turns away, and says which in words of this machine.
  private static final String UNSUPPORTED = "The server does not support SSL.";

  private final String what;
  private final String remedy;

  TlsRefusal(String what, String remedy) {
    this.what = what;
    this.remedy = remedy;
  }

  String what() {
    return what;
  }

  String remedy() {
    return remedy;
  }

  /// What TLS has to do with it, if anything.
  static Optional<TlsRefusal> find(Optional<Tls> tls, SQLException refused) {
    if (tls.isEmpty() || tls.get() == Tls.DISABLE) {
      return Optional.empty();
    }
    List<Throwable> causes = new ArrayList<>();
    for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
      causes.add(cause);
    }
    if (has(causes, CertificateExpiredException.class, CertificateNotYetValidException.class)) {
      return Optional.of(OUT_OF_DATE);
    }
    if (has(causes, CertPathBuilderException.class, CertPathValidatorException.class)) {
      return Optional.of(UNKNOWN_AUTHORITY);
    }
    // what remains to be said of a certificate is its name
    if (causes.getLast() instanceof CertificateException) {
      return Optional.of(OTHER_NAME);
    }
    if (causes.stream().anyMatch(SSLException.class::isInstance)) {
      return Optional.of(NO_HANDSHAKE);
    }
    return GT.tr(UNSUPPORTED).equals(refused.getMessage()) ? Optional.of(NO_TLS) : Optional.empty();
  }

  private static boolean has(
      List<Throwable> causes, Class<? extends Throwable> one, Class<? extends Throwable> other) {
    return causes.stream().anyMatch(cause -> one.isInstance(cause) || other.isInstance(cause));
  }
}
