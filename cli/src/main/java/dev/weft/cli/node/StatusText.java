package dev.weft.cli.node;

import dev.weft.cli.format.Column;
import dev.weft.cli.format.Json;
import dev.weft.cli.format.Lines;
import dev.weft.cli.format.Times;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A node's status as people read it.
final class StatusText {

  private static final List<Column> PRODUCTS =
      List.of(
          Column.of("PRODUCT", "product"),
          Column.of("VERSION", "version"),
          Column.of("STATE", "state"),
          new Column("RELEASE", "release", StatusText::release),
          Column.count("ROWS", "rows"),
          Column.instant("RELEASED", "releasedAt"));

  private static final List<Column> ENDING =
      List.of(
          Column.of("ENDING AGREEMENT", "id"),
          Column.of("DOMAIN", "domain"),
          Column.of("PRODUCT", "product"),
          Column.of("CONSUMER", "consumer"),
          Column.daysLeft("ENDS IN", "endsIn"));

  private static final List<Column> MISSED =
      List.of(
          Column.of("MISSED PROMISE", "property"),
          Column.of("PRODUCT", "product"),
          Column.of("PORT", "port"),
          Column.of("VALUE", "value"),
          Column.of("MEASURED", "measured"));

  private StatusText() {}

  /// What is not released here is somewhere else.
  private static String release(JsonNode product) {
    List<String> servers = Json.texts(product, "servers");
    return servers.isEmpty() ? Json.text(product, "release") : "at " + String.join(", ", servers);
  }

  static List<String> products(JsonNode status, int width) {
    return new Lines(width).table(Json.items(status, "products"), PRODUCTS).list();
  }

  static List<String> of(JsonNode status, int width) {
    return new Lines(width)
        .field("mesh", Json.text(status, "mesh").isEmpty() ? "none yet" : Json.text(status, "mesh"))
        .field("server", Json.text(status, "url"))
        .field("database", Json.text(status, "database"))
        .field("version", Json.text(status, "version"))
        .field("started", Times.toSecond(Json.text(status, "startedAt")))
        .field("journal", Json.text(status, "journal"))
        .field("people", String.join(", ", Json.texts(status, "people")))
        .field("domains", Json.text(status, "domains"))
        .field("running", Json.text(status, "running"))
        .table(Json.items(status, "products"), PRODUCTS)
        .table(Json.items(status, "ending"), ENDING)
        .table(Json.items(status, "missed"), MISSED)
        .list();
  }
}
