package dev.weft.server.delivery;

import dev.weft.capture.source.Secrets;
import dev.weft.model.mesh.Endpoint.Smtp;
import dev.weft.model.mesh.Endpoint.StartTls;
import dev.weft.usecases.notice.NoticeSender.NotSent;
import dev.weft.usecases.notice.NoticeSender.Outgoing;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;

/// Sends a notice as mail: a sentence, the command that shows what it is about, and nothing else.
final class MailSender {

  private static final String CONNECT_MILLIS = "5000";
  private static final String READ_MILLIS = "10000";

  private final Secrets secrets;
  private final Supplier<SSLSocketFactory> tls;
  private final Clock clock;

  MailSender(Secrets secrets, Supplier<SSLSocketFactory> tls, Clock clock) {
    this.secrets = secrets;
    this.tls = tls;
    this.clock = clock;
  }

  void send(Smtp smtp, Outgoing outgoing, Line line) throws NotSent {
    String to =
        outgoing.email().orElseThrow(() -> new NotSent("its reader has no address for mail"));
    InetAddress address = Dialled.of(smtp.host(), smtp.reach());
    Session session = Session.getInstance(properties(smtp, new OneAddress(address, line)));
    try (var transport = session.getTransport("smtp")) {
      var message = message(session, smtp.from(), to, outgoing);
      transport.connect(
          smtp.host(), smtp.port(), smtp.user().orElse(null), password(smtp).orElse(null));
      transport.sendMessage(message, new Address[] {new InternetAddress(to)});
    } catch (MessagingException e) {
      throw new NotSent(e.getClass().getSimpleName());
    }
  }

  /// What people wrote into titles begins no header of its own.
  private static String oneLine(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ");
  }

  private Optional<String> password(Smtp smtp) throws NotSent {
    if (smtp.password().isEmpty()) {
      return Optional.empty();
    }
    String name = smtp.password().get();
    return Optional.of(
        secrets.find(name).orElseThrow(() -> new NotSent("there is no secret " + name)));
  }

  private Properties properties(Smtp smtp, OneAddress sockets) {
    boolean secure = smtp.tls() == StartTls.REQUIRED;
    var properties = new Properties();
    properties.put("mail.smtp.socketFactory", sockets);
    properties.put("mail.smtp.socketFactory.fallback", "false");
    if (secure) {
      properties.put("mail.smtp.ssl.socketFactory", tls.get());
    }
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.starttls.enable", Boolean.toString(secure));
    properties.put("mail.smtp.starttls.required", Boolean.toString(secure));
    properties.put("mail.smtp.auth", Boolean.toString(smtp.user().isPresent()));
    properties.put("mail.smtp.connectiontimeout", CONNECT_MILLIS);
    properties.put("mail.smtp.timeout", READ_MILLIS);
    properties.put("mail.smtp.writetimeout", READ_MILLIS);
    properties.put("mail.smtp.localhost", "weft");
    // What was taken is sent, whatever becomes of the goodbye.
    properties.put("mail.smtp.quitwait", "false");
    return properties;
  }

  private Message message(Session session, String from, String to, Outgoing outgoing)
      throws MessagingException {
    var message = new MimeMessage(session);
    message.setFrom(new InternetAddress(from));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
    message.setSubject(oneLine(outgoing.notice().sentence()), StandardCharsets.UTF_8.name());
    message.setText(
        outgoing.notice().sentence() + "\n\n  " + outgoing.notice().see() + "\n",
        StandardCharsets.UTF_8.name());
    message.setHeader("X-Weft-Delivery", outgoing.id());
    message.setHeader("Auto-Submitted", "auto-generated");
    message.setSentDate(Date.from(clock.instant()));
    return message;
  }
}
