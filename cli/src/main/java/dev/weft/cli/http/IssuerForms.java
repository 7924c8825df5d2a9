package dev.weft.cli.http;

import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.format.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Asks an issuer with forms, as OAuth 2.0 does: `https` only, but for this machine.
public final class IssuerForms {

  private static final Duration QUICK = Duration.ofSeconds(20);
  private static final int LARGEST = 256 << 10;

  private IssuerForms() {}

  /// What came back.
  public record Answer(int status, JsonNode body) {

    public boolean isGood() {
      return status == 200;
    }

    /// The word of RFC 6749 section 5.2 for what is wrong; empty when nothing is.
    public String error() {
      return Json.text(body, "error");
    }
  }

  /// Sends a form. Nobody there within 20 s is W-SERVER-005.
  public static Answer post(String address, Map<String, String> fields) {
    return post(address, fields, QUICK);
  }

  /// The same within some time.
  static Answer post(String address, Map<String, String> fields, Duration patience) {
    URI uri = safe(address);
    String form =
        fields.entrySet().stream()
            .map(field -> Api.encoded(field.getKey()) + "=" + Api.encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .timeout(patience)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("Accept", "application/json")
            .POST(BodyPublishers.ofString(form))
            .build();
    try {
      var target = new Target(address, Optional.empty(), Optional.empty());
      var answer =
          Client.of(target)
              .send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST));
      return new Answer(answer.statusCode(), json(answer.body()));
    } catch (IOException e) {
      throw CliErrors.unreachable(address, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CliErrors.tooSlow(address);
    }
  }

  private static JsonNode json(byte[] body) {
    try {
      return body.length == 0 ? Json.object() : Json.read(body);
    } catch (JacksonException e) {
      return Json.object();
    }
  }

  private static URI safe(String address) {
    try {
      URI uri = URI.create(address);
      String host = String.valueOf(uri.getHost());
      boolean here =
          host.equals("localhost") || host.equals("[::1]") || host.matches("127(\\.\\d{1,3}){3}");
      boolean sealed = "https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && here);
      if (sealed && uri.getRawUserInfo() == null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw unsafe(address);
    }
    throw unsafe(address);
  }

  private static RuntimeException unsafe(String address) {
    return CliErrors.usage(
        "The issuer's address '" + address + "' is not https",
        "Whoever runs the server sets an issuer with https.");
  }
}
