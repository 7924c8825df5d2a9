package dev.weft.cli.http;

import dev.weft.cli.failure.Failure;
import dev.weft.cli.failure.Problem;
import dev.weft.cli.failure.Reported;
import dev.weft.cli.format.Json;
import dev.weft.model.error.Kind;
import dev.weft.model.error.Severity;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Understands a server's refusal: problem details of RFC 9457, or whatever stands in its place.
public final class Problems {

  private Problems() {}

  /// The failure behind a status of 400 or more.
  static Failure of(int status, byte[] body, String url) {
    JsonNode json;
    try {
      json = Json.read(body);
    } catch (JacksonException e) {
      return bare(status, url);
    }
    return json.path("code").isString() ? of(json, status).failure() : bare(status, url);
  }

  private static Problem of(JsonNode json, int status) {
    String code = Json.text(json, "code");
    return new Problem(
        code,
        Problem.kindOf(code).map(Kind::exit).orElseGet(() -> exitOf(status)),
        sentence(json),
        Json.text(json, "remedy"),
        findings(json),
        details(json));
  }

  private static String sentence(JsonNode json) {
    String detail = Json.text(json, "detail");
    String text = detail.isEmpty() ? Json.text(json, "title") : detail;
    return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
  }

  /// The findings of a problem, a plan or a report.
  public static List<Reported> findings(JsonNode json) {
    return Json.items(json, "findings").stream().map(Problems::finding).toList();
  }

  private static Reported finding(JsonNode json) {
    return new Reported(
        Json.text(json, "code"),
        severity(Json.text(json, "severity")),
        Json.text(json, "message"),
        Json.text(json, "file"),
        (int) Json.number(json, "line"),
        (int) Json.number(json, "column"),
        Json.text(json, "pointer"),
        Json.text(json, "hint"),
        Json.text(json, "excerpt"));
  }

  private static Severity severity(String word) {
    return Arrays.stream(Severity.values())
        .filter(severity -> severity.name().equals(word.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElse(Severity.ERROR);
  }

  private static Map<String, Object> details(JsonNode json) {
    Map<String, Object> details = new LinkedHashMap<>();
    json.path("details").properties().forEach(e -> details.put(e.getKey(), e.getValue()));
    String trace = Json.text(json, "trace");
    if (!trace.isEmpty()) {
      details.put("trace", trace);
    }
    return details;
  }

  private static Failure bare(int status, String url) {
    return new Problem(
            "HTTP-" + status,
            exitOf(status),
            "The server at " + url + " answered with status " + status + " and no reason",
            "Check that the address is a Weft server's and not a proxy's.",
            List.of(),
            Map.of())
        .failure();
  }

  /// The exit code of a status whose error code this command does not know.
  static int exitOf(int status) {
    return switch (status) {
      case 400, 405, 406, 411, 413, 415, 428 -> 2;
      case 401, 403 -> 4;
      case 404, 410 -> 5;
      case 409, 412 -> 6;
      case 422 -> 7;
      case 502, 503, 504 -> 8;
      default -> 1;
    };
  }
}
