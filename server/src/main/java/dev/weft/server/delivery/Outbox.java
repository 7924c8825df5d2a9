package dev.weft.server.delivery;

import dev.weft.capture.source.Secrets;
import dev.weft.model.mesh.Connection;
import dev.weft.model.mesh.Endpoint;
import dev.weft.usecases.notice.NoticeSender;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;

/// Sends notices by whatever a connection leads to. Looking the host up, signing in and reading
/// what it answers share one time, so that nobody who answers slowly holds a delivery for longer.
public final class Outbox implements NoticeSender {

  private final WebhookSender webhooks;
  private final MailSender mail;
  private final Duration longest;

  /// @param tls whose certificates are believed; asked for when something is sent that way
  public Outbox(Secrets secrets, Supplier<SSLSocketFactory> tls, Clock clock) {
    this(secrets, tls, clock, LONGEST);
  }

  Outbox(Secrets secrets, Supplier<SSLSocketFactory> tls, Clock clock, Duration longest) {
    this.webhooks = new WebhookSender(secrets, tls, clock);
    this.mail = new MailSender(secrets, tls, clock);
    this.longest = longest;
  }

  @Override
  public void send(Connection connection, Outgoing outgoing) throws NotSent {
    try (var line = new Line()) {
      var sending =
          new FutureTask<>(
              () -> {
                send(connection.endpoint(), outgoing, line);
                return outgoing.id();
              });
      Thread.ofVirtual().name("send-by-" + connection.name()).start(sending);
      await(sending);
    }
  }

  private void await(FutureTask<String> sending) throws NotSent {
    try {
      sending.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      throw new NotSent("it was not taken within " + longest.toSeconds() + " s");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new NotSent("the server stops");
    } catch (ExecutionException e) {
      throw failure(Objects.requireNonNull(e.getCause()));
    }
  }

  /// What it was in the other thread: a mistake of ours stays one.
  private static NotSent failure(Throwable cause) {
    return switch (cause) {
      case NotSent failure -> failure;
      case RuntimeException mistake -> throw mistake;
      case Error error -> throw error;
      default -> new NotSent(cause.getClass().getSimpleName());
    };
  }

  private void send(Endpoint endpoint, Outgoing outgoing, Line line) throws NotSent {
    switch (endpoint) {
      case Endpoint.Webhook webhook -> webhooks.send(webhook, outgoing, line);
      case Endpoint.Smtp smtp -> mail.send(smtp, outgoing, line);
      case Endpoint.Files _,
          Endpoint.Sqlite _,
          Endpoint.Duckdb _,
          Endpoint.Postgresql _,
          Endpoint.Other _ ->
          throw new NotSent("the connection carries no notices");
    }
  }
}
