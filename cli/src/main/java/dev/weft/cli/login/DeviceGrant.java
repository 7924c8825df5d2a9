package dev.weft.cli.login;

import dev.weft.cli.failure.CliErrors;
import dev.weft.cli.failure.Failure;
import dev.weft.cli.format.Json;
import dev.weft.cli.http.IssuerForms;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/// The device authorization grant (RFC 8628): the user approves in any browser, the command waits.
///
/// @param way what the server says of the issuer
record DeviceGrant(JsonNode way) {

  private static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";
  private static final Duration SLOWER = Duration.ofSeconds(5);

  /// The tokens of whoever approves. Fails (W-ACCESS-001) when nobody does.
  ///
  /// @param told what the user is to do
  JsonNode tokens(Consumer<String> told) {
    var asked =
        IssuerForms.post(
            Json.text(way, "authorizationEndpoint"),
            Map.of("client_id", client(), "scope", Json.text(way, "scope")));
    if (!asked.isGood()) {
      throw refused(asked.error());
    }
    JsonNode device = asked.body();
    told.accept(instruction(device));
    return poll(device);
  }

  private static String instruction(JsonNode device) {
    String whole = Json.text(device, "verification_uri_complete");
    return "Open "
        + (whole.isEmpty() ? Json.text(device, "verification_uri") : whole)
        + " and enter the code "
        + Json.text(device, "user_code")
        + ".";
  }

  private JsonNode poll(JsonNode device) {
    Instant end = Instant.now().plusSeconds(Math.min(3_600, number(device, "expires_in", 600)));
    Duration pause = Duration.ofSeconds(Math.min(60, number(device, "interval", 5)));
    Map<String, String> question =
        Map.of(
            "grant_type", GRANT,
            "device_code", Json.text(device, "device_code"),
            "client_id", client());
    while (Instant.now().isBefore(end)) {
      pause(pause);
      var answer = IssuerForms.post(Json.text(way, "tokenEndpoint"), question);
      if (answer.isGood()) {
        return answer.body();
      }
      switch (answer.error()) {
        case "authorization_pending" -> {}
        case "slow_down" -> pause = pause.plus(SLOWER);
        default -> throw refused(answer.error());
      }
    }
    throw refused("expired_token");
  }

  private String client() {
    return Json.text(way, "clientId");
  }

  private Failure refused(String error) {
    return CliErrors.notSignedIn(
        Json.text(way, "issuer"),
        switch (error) {
          case "access_denied" -> "the request was declined";
          case "expired_token" -> "nobody approved it in time";
          default -> "it refuses the command" + (error.isEmpty() ? "" : " (" + word(error) + ")");
        });
  }

  private static String word(String error) {
    return error.matches("[a-z_]{1,60}") ? error : "?";
  }

  private static long number(JsonNode device, String field, long otherwise) {
    return device.has(field) ? Math.max(0, Json.number(device, field)) : otherwise;
  }

  private static void pause(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CliErrors.usage("The sign-in was interrupted", "Start it again: weft login.");
    }
  }
}
