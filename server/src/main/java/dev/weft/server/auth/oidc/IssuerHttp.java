package dev.weft.server.auth.oidc;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import dev.weft.server.config.OidcConfig;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// Asks issuers: `https` only but for this machine, no redirects, within a time and up to a size.
/// Thread-safe.
public final class IssuerHttp implements ResourceRetriever, AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration WHOLE = Duration.ofSeconds(10);
  private static final int LARGEST = 256 << 10;

  private @Nullable HttpClient client;
  private boolean closed;
  private final ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor();

  @Override
  public Resource retrieveResource(URL address) throws IOException {
    try {
      var answer = send(HttpRequest.newBuilder(safe(address.toURI())).GET());
      if (answer.statusCode() != 200) {
        throw new IOException("answered " + answer.statusCode());
      }
      return new Resource(answer.body(), "application/json");
    } catch (URISyntaxException e) {
      throw new IOException("no address", e);
    }
  }

  /// The answer, whatever its status.
  HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
    HttpRequest built = request.timeout(WHOLE).header("Accept", "application/json").build();
    safe(built.uri());
    var answer =
        asking.submit(
            () -> client().send(built, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST)));
    try {
      return answer.get(WHOLE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      answer.cancel(true);
      throw new IOException("does not answer", e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /// Made when it is first needed: a server without issuers starts without it.
  private synchronized HttpClient client() throws IOException {
    HttpClient made = client;
    if (closed) {
      throw new IOException("closed");
    }
    if (made == null) {
      made =
          HttpClient.newBuilder()
              .connectTimeout(CONNECT)
              .followRedirects(HttpClient.Redirect.NEVER)
              .build();
      client = made;
    }
    return made;
  }

  private static URI safe(URI address) throws IOException {
    if (!OidcConfig.isSafe(address)) {
      throw new IOException("not https");
    }
    return address;
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (client != null) {
      client.shutdownNow();
    }
    asking.shutdownNow();
  }
}
