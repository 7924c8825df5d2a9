package dev.weft.cli.access;

import dev.weft.cli.format.Column;
import dev.weft.cli.format.Json;
import dev.weft.cli.format.Lines;
import dev.weft.cli.format.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// Requests for access and agreements as people read them.
final class AccessText {

  static final List<Column> REQUESTS =
      List.of(
          Column.of("N", "number"),
          Column.of("STATE", "state"),
          Column.of("PRODUCT", "product"),
          Column.of("CONSUMER", "consumer"),
          Column.texts("PURPOSES", "purposes"),
          Column.instant("ASKED", "createdAt"),
          Column.texts("WAITS FOR", "waitsFor"));

  static final List<Column> AGREEMENTS =
      List.of(
          Column.of("AGREEMENT", "id"),
          Column.of("DOMAIN", "domain"),
          Column.of("PRODUCT", "product"),
          Column.of("CONSUMER", "consumer"),
          Column.texts("PURPOSES", "purposes"),
          Column.of("UNTIL", "until"),
          Column.daysLeft("ENDS IN", "endsIn"),
          Column.of("STATE", "state"));

  private static final List<Column> APPROVALS =
      List.of(Column.of("AGREED AS", "role"), Column.of("WHO", "who"), Column.instant("AT", "at"));

  private static final List<Column> DOCUMENTS =
      List.of(
          Column.of("DOCUMENT", "kind"),
          new Column("ID", "id", AccessText::id),
          Column.of("VERSION", "version"),
          Column.of("STAGE", "stage"),
          new Column("DID", "effects", document -> effects(document.path("effects"))));

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("COLUMN", "column"),
          Column.of("SEEN AS", "result"),
          Column.texts("BECAUSE OF", "because"));

  private AccessText() {}

  private static final List<Column> BASIS =
      List.of(
          Column.of("DECIDED BY", "kind"),
          Column.of("NAME", "name"),
          Column.of("VERSION", "version"),
          Column.instant("SINCE", "changedAt"));

  static List<String> explanation(JsonNode explained, int width) {
    JsonNode basis = explained.path("basis");
    return new Lines(width)
        .field("table", Json.text(explained, "table"))
        .field("who", Json.text(explained, "principal"))
        .field("verdict", Json.text(explained, "verdict"))
        .field("code", Json.text(explained, "code"))
        .field("reason", Json.text(explained, "reason"))
        .field("remedy", Json.text(explained, "remedy"))
        .field("purpose", Json.text(explained, "purpose"))
        .field("grant", Json.text(explained, "grant"))
        .field("or under", String.join(", ", Json.texts(explained, "otherGrants")))
        .field("filters", positive(explained, "filters"))
        .field("group of", positive(explained, "minimumGroup"))
        .field("warnings", String.join("; ", Json.texts(explained, "warnings")))
        .field("incidents", String.join("; ", Json.texts(explained, "incidents")))
        .field("release", Json.text(basis, "release"))
        .field("as of", Times.toSecond(Json.text(basis, "at")))
        .table(Json.items(explained, "documents"), DOCUMENTS)
        .table(Json.items(explained, "columns"), COLUMNS)
        .table(Json.items(basis, "documents"), BASIS)
        .list();
  }

  private static String positive(JsonNode explained, String field) {
    return Json.number(explained, field) > 0 ? Json.text(explained, field) : "";
  }

  private static String id(JsonNode document) {
    return Json.text(document, "scope") + "/" + Json.text(document, "id");
  }

  private static String effects(JsonNode effects) {
    var done = new ArrayList<String>();
    for (JsonNode effect : effects) {
      String column = Json.text(effect, "column");
      done.add((column.isEmpty() ? "" : column + ": ") + Json.text(effect, "effect"));
    }
    return done.isEmpty() ? "nothing" : String.join(", ", done);
  }

  static List<String> request(JsonNode request, int width) {
    Lines lines =
        new Lines(width)
            .field("request", Json.text(request, "number"))
            .field("state", Json.text(request, "state"))
            .field("by", Json.text(request, "requester"))
            .field("asked", Times.toSecond(Json.text(request, "createdAt")));
    terms(lines, request);
    return lines
        .field("decided", Times.toSecond(Json.text(request, "decidedAt")))
        .field("answer", Json.text(request, "answer"))
        .field("agreement", Json.text(request, "agreement"))
        .field("document", Json.text(request, "document"))
        .field("waits for", String.join(", ", Json.texts(request, "waitsFor")))
        .table(Json.items(request, "approvals"), APPROVALS)
        .list();
  }

  static List<String> agreement(JsonNode agreement, int width) {
    Lines lines =
        new Lines(width)
            .field("agreement", Json.text(agreement, "id"))
            .field("domain", Json.text(agreement, "domain"))
            .field("state", Json.text(agreement, "state"))
            .field("ends in", Times.daysLeft(Json.text(agreement, "endsIn")));
    terms(lines, agreement);
    return lines
        .field("changed", Times.toSecond(Json.text(agreement, "changedAt")))
        .field("by", Json.text(agreement, "changedBy"))
        .list();
  }

  /// Who has to decide about a request that was just made, in a sentence.
  static String waiting(JsonNode request) {
    String number = Json.text(request, "number");
    return Json.text(request, "state").equals("open")
        ? "Request "
            + number
            + " waits for "
            + String.join(", ", Json.texts(request, "waitsFor"))
            + "."
        : "Request "
            + number
            + " is "
            + Json.text(request, "state")
            + (Json.text(request, "agreement").isEmpty()
                ? "."
                : ": agreement " + Json.text(request, "agreement") + ".");
  }

  /// What ends with an agreement, for those who are about to end it.
  static List<String> impact(JsonNode impact) {
    var lines = new ArrayList<String>();
    for (JsonNode hit : Json.items(impact, "broken")) {
      String through = Json.text(hit, "through");
      lines.add(
          Json.text(hit, "who")
              + ": "
              + Json.text(hit, "effect")
              + (through.isEmpty() ? "" : ", through " + through));
    }
    long hidden = Json.number(impact, "hidden");
    if (hidden > 0) {
      lines.add(hidden + " more that you may not see.");
    }
    if (Json.isTrue(impact, "more")) {
      lines.add("These are the nearest ones: more are hit behind them.");
    }
    if (lines.isEmpty()) {
      lines.add("Nothing breaks.");
    }
    List<String> others = Json.texts(impact, "others");
    if (!others.isEmpty()) {
      lines.add("What these agreements cover goes on: " + String.join(", ", others));
    }
    return lines;
  }

  private static void terms(Lines lines, JsonNode terms) {
    lines
        .field("product", Json.text(terms, "product"))
        .field("port", Json.text(terms, "port"))
        .field("consumer", Json.text(terms, "consumer"))
        .field("purposes", String.join(", ", Json.texts(terms, "purposes")))
        .field("columns", columns(terms.path("columns")))
        .field("rows", rows(terms.path("rows")))
        .field("from", Json.text(terms, "from"))
        .field("until", Json.text(terms, "until"))
        .field("onward", Json.text(terms, "onward"))
        .field("reason", Json.text(terms, "reason"));
  }

  private static String columns(JsonNode columns) {
    var named = new ArrayList<String>();
    for (Map.Entry<String, JsonNode> table : columns.properties()) {
      table.getValue().forEach(column -> named.add(table.getKey() + "." + Json.text(column)));
    }
    return String.join(", ", named);
  }

  private static String rows(JsonNode rows) {
    return String.join(
        "; ",
        rows.properties().stream()
            .map(table -> table.getKey() + ": " + Json.text(table.getValue()))
            .toList());
  }
}
