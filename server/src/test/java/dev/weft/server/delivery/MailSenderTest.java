package dev.weft.server.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.weft.model.mesh.Endpoint.Reach;
import dev.weft.model.mesh.Endpoint.Smtp;
import dev.weft.model.mesh.Endpoint.StartTls;
import dev.weft.usecases.notice.NoticeSender.NotSent;
import dev.weft.usecases.notice.NoticeSender.Outgoing;
import dev.weft.usecases.notice.NoticeView;
import java.time.Clock;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a mail server gets.
class MailSenderTest {

  private final GreenMail server =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private final MailSender sender =
      new MailSender(
          name -> name.equals("mail") ? Optional.of("hush") : Optional.empty(),
          () -> (SSLSocketFactory) SSLSocketFactory.getDefault(),
          Clock.systemUTC());

  @BeforeEach
  void start() {
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  private Smtp smtp(Reach reach, StartTls tls) {
    return new Smtp(
        "localhost",
        server.getSmtp().getPort(),
        reach,
        tls,
        Optional.empty(),
        Optional.empty(),
        "weft@example.com");
  }

  private static Outgoing outgoing(String sentence) {
    return new Outgoing(
        "mail-4-flo",
        new NoticeView(
            4,
            "request",
            "request",
            "7",
            "sales/orders",
            sentence,
            "weft access show 7",
            "2026-01-01T00:00:00Z",
            null),
        Optional.of("flo@example.com"));
  }

  private void send(Smtp smtp, Outgoing outgoing) throws NotSent {
    try (var line = new Line()) {
      sender.send(smtp, outgoing, line);
    }
  }

  @Test
  void sendsASentenceAndTheCommand() throws Exception {
    send(smtp(Reach.PRIVATE, StartTls.DISABLED), outgoing("Request 7 wärtet \u2013 for ann."));

    var messages = server.getReceivedMessages();
    assertThat(messages).hasSize(1);
    assertThat(messages[0].getSubject()).isEqualTo("Request 7 wärtet \u2013 for ann.");
    assertThat(messages[0].getFrom()[0]).hasToString("weft@example.com");
    assertThat(messages[0].getAllRecipients()[0]).hasToString("flo@example.com");
    assertThat(messages[0].getHeader("X-Weft-Delivery")).containsExactly("mail-4-flo");
    assertThat(messages[0].getContent().toString()).contains("weft access show 7");
  }

  @Test
  void letsNoSentenceWriteHeaders() throws Exception {
    send(smtp(Reach.PRIVATE, StartTls.DISABLED), outgoing("Change \"a\r\nBcc: x@y.z\" waits."));

    var message = server.getReceivedMessages()[0];
    assertThat(message.getHeader("Bcc")).isNull();
    assertThat(message.getAllRecipients()).hasSize(1);
  }

  @Test
  void sendsNothingInTheClearUnlessItMay() {
    assertThatThrownBy(() -> send(smtp(Reach.PRIVATE, StartTls.REQUIRED), outgoing("Hush.")))
        .isInstanceOf(NotSent.class);
    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void goesIntoNoPrivateNetworkUnlessItIsDeclared() {
    assertThatThrownBy(() -> send(smtp(Reach.PUBLIC, StartTls.DISABLED), outgoing("Hush.")))
        .isInstanceOf(NotSent.class)
        .hasMessageContaining("private network");
    assertThat(server.getReceivedMessages()).isEmpty();
  }
}
