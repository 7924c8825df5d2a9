package dev.weft.capture.copy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.postgresql.ssl.WrappedFactory;

/// Sockets to servers whose certificates are for the host that was dialled and come from an
/// authority that is believed. Names are compared within the handshake, before anything is sent.
/// The driver makes it by its name.
public final class VerifiedSockets extends WrappedFactory {

  /// @param pem certificates of the authorities that are believed; empty for those that Java knows
  public VerifiedSockets(String pem) throws GeneralSecurityException, IOException {
    factory = (pem.isEmpty() ? SSLContext.getDefault() : believing(pem)).getSocketFactory();
  }

  private static SSLContext believing(String pem) throws GeneralSecurityException, IOException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, judges(pem), null);
    return context;
  }

  private static TrustManager[] judges(String pem) throws GeneralSecurityException, IOException {
    KeyStore known = KeyStore.getInstance(KeyStore.getDefaultType());
    known.load(null, null);
    var in = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
    for (Certificate ca : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
      known.setCertificateEntry("ca-" + known.size(), ca);
    }
    TrustManagerFactory judges =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    judges.init(known);
    return judges.getTrustManagers();
  }

  @Override
  public Socket createSocket(Socket plain, String host, int port, boolean closes)
      throws IOException {
    Socket socket = super.createSocket(plain, host, port, closes);
    if (socket instanceof SSLSocket encrypted) {
      SSLParameters parameters = encrypted.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      encrypted.setSSLParameters(parameters);
      return encrypted;
    }
    throw new IOException("a socket that does not encrypt");
  }
}
