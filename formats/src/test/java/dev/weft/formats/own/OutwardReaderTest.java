package dev.weft.formats.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.formats.finding.Findings;
import dev.weft.model.document.Sourced;
import dev.weft.model.error.Finding;
import dev.weft.model.mesh.Connection;
import dev.weft.model.mesh.Endpoint;
import dev.weft.model.mesh.Endpoint.Reach;
import dev.weft.model.mesh.Endpoint.StartTls;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Connections by which notices leave.
class OutwardReaderTest {

  private static final String WEBHOOK =
      """
      name: alerts
      type: webhook
      url: https://hooks.example.com/weft?team=data
      key: { secret: alerts_key }
      for: service:alerts
      """;

  private static final String SMTP =
      """
      name: mail
      type: smtp
      host: mail.example.com
      user: weft
      password: { secret: mail_password }
      from: weft@example.com
      """;

  private final Findings findings = new Findings();

  private Optional<Connection> read(String body) {
    return ConnectionReader.read(OwnText.of("Connection", body, findings), findings)
        .map(Sourced::value);
  }

  @Test
  void readsAWebhookThatBelongsToNoDomain() {
    assertThat(read(WEBHOOK))
        .contains(
            new Connection(
                "alerts",
                List.of(),
                new Endpoint.Webhook(
                    URI.create("https://hooks.example.com/weft?team=data"),
                    Reach.PUBLIC,
                    "alerts_key",
                    "service:alerts"),
                false));
    assertThat(findings.list()).isEmpty();
  }

  @Test
  void readsAMailServer() {
    assertThat(read(SMTP))
        .contains(
            new Connection(
                "mail",
                List.of(),
                new Endpoint.Smtp(
                    "mail.example.com",
                    587,
                    Reach.PUBLIC,
                    StartTls.REQUIRED,
                    Optional.of("weft"),
                    Optional.of("mail_password"),
                    "weft@example.com"),
                false));
    assertThat(findings.list()).isEmpty();
  }

  @Test
  void goesInTheClearOnlyWhereItIsSaidToBePrivate() {
    read(WEBHOOK.replace("https", "http") + "private: true\n");
    read(
        SMTP.replace("user: weft\npassword: { secret: mail_password }\n", "tls: disable\n")
            + "private: true\n");
    assertThat(findings.list()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https: | http: | http only with",
        "https://hooks | https://me@hooks | without a user",
        "https://hooks.example.com/weft?team=data | file:///etc/passwd | no address",
        "https://hooks.example.com/weft?team=data | nonsense | no address",
        "{ secret: alerts_key } | open | holds a secret in the document",
        "service:alerts | team:all | is nobody whose notices can be sent",
        "for: service:alerts | domains: [sales] | for",
      })
  void refusesAWebhookThatLeadsAnywhere(String from, String to, String says) {
    read(WEBHOOK.replace(from, to));
    assertThat(told()).anySatisfy(text -> assertThat(text).contains(says));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "host: mail.example.com | host: 'a, b' | is no host",
        "{ secret: mail_password } | open | holds a secret in the document",
        "from: weft@example.com | from: 'a@b.c, d@e.f' | is no address",
        "user: weft | tls: disable | in the clear",
      })
  void refusesAMailServerThatTellsOthers(String from, String to, String says) {
    read(SMTP.replace(from, to));
    assertThat(told()).anySatisfy(text -> assertThat(text).contains(says));
  }

  private List<String> told() {
    return findings.list().stream().map((Finding one) -> one.message() + " " + one.hint()).toList();
  }
}
