package dev.weft.server.delivery;

import dev.weft.capture.source.Secrets;
import dev.weft.model.mesh.Connection;
import dev.weft.model.mesh.Endpoint;
import dev.weft.usecases.notice.NoticeSender;
import java.time.Clock;
import javax.net.ssl.SSLSocketFactory;

/// Sends notices by whatever a connection leads to.
public final class Outbox implements NoticeSender {

  private final WebhookSender webhooks;
  private final MailSender mail;

  /// @param tls whose certificates are believed
  public Outbox(Secrets secrets, SSLSocketFactory tls, Clock clock) {
    this.webhooks = new WebhookSender(secrets, tls, clock);
    this.mail = new MailSender(secrets, tls, clock);
  }

  @Override
  public void send(Connection connection, Outgoing outgoing) throws NotSent {
    switch (connection.endpoint()) {
      case Endpoint.Webhook webhook -> webhooks.send(webhook, outgoing);
      case Endpoint.Smtp smtp -> mail.send(smtp, outgoing);
      case Endpoint.Files _,
          Endpoint.Sqlite _,
          Endpoint.Duckdb _,
          Endpoint.Postgresql _,
          Endpoint.Other _ ->
          throw new NotSent("the connection carries no notices");
    }
  }
}
