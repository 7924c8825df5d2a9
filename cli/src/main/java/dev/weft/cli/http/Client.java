package dev.weft.cli.http;

import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// One HTTP client per process and scheme; HTTP/1.1, no redirects.
final class Client {

  private Client() {}

  /// Made when first needed: most of its cost is TLS, which plain addresses never load.
  private static final class Plain {
    static final HttpClient CLIENT =
        builder().proxy(HttpClient.Builder.NO_PROXY).sslContext(untrusting()).build();
  }

  private static final class Secure {
    static final HttpClient CLIENT = builder().build();
  }

  static HttpClient of(Target target) {
    return target.url().startsWith("https:") ? Secure.CLIENT : Plain.CLIENT;
  }

  private static HttpClient.Builder builder() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .connectTimeout(Duration.ofSeconds(5));
  }

  /// Trusts nobody, so that the JDK need not read its certificates for an address without TLS.
  private static SSLContext untrusting() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(new javax.net.ssl.KeyManager[0], new javax.net.ssl.TrustManager[0], NONE);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final java.security.@Nullable SecureRandom NONE = null;
}
