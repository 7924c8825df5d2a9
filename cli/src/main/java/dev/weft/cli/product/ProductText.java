package dev.weft.cli.product;

import dev.weft.cli.format.Column;
import dev.weft.cli.format.Json;
import dev.weft.cli.format.Lines;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// Domains, products and contracts as people read them.
final class ProductText {

  static final List<Column> DOMAINS =
      List.of(
          Column.of("DOMAIN", "name"),
          Column.of("TITLE", "title"),
          new Column("CONTACT", "contact", domain -> contact(domain.path("contact"))));

  static final List<Column> PRODUCTS =
      List.of(
          Column.of("PRODUCT", "product"),
          Column.of("VERSION", "version"),
          Column.of("STATUS", "status"),
          Column.of("KIND", "kind"),
          Column.of("RELEASE", "release"));

  static final List<Column> CONTRACTS =
      List.of(
          Column.of("CONTRACT", "id"),
          Column.of("VERSION", "version"),
          Column.of("PRODUCT", "product"),
          Column.of("PORT", "port"),
          Column.of("INTERNAL", "internal"));

  static final List<Column> MEMBERS =
      List.of(
          Column.of("MEMBER", "who"),
          Column.texts("ROLES", "roles"),
          Column.texts("PURPOSES", "purposes"));

  private static final List<Column> INHERITED =
      List.of(
          Column.of("FROM", "from"),
          Column.of("MEMBER", "who"),
          Column.texts("ROLES", "roles"),
          Column.texts("PURPOSES", "purposes"));

  private static final List<Column> MAJORS =
      List.of(
          Column.of("MAJOR", "major"),
          Column.of("VERSION", "version"),
          Column.of("REVISION", "revision"),
          new Column("RELEASE", "release", ProductText::release),
          Column.of("PAUSED", "paused"));

  private static final List<Column> INPUTS =
      List.of(
          Column.of("INPUT", "name"),
          Column.of("CONTRACT", "contractId"),
          Column.of("MAJOR", "major"),
          Column.of("PRODUCT", "product"));

  private static final List<Column> COLUMNS =
      List.of(
          Column.of("COLUMN", "name"),
          Column.of("TYPE", "type"),
          Column.of("REQUIRED", "required"),
          new Column("LABELS", "labels", ProductText::carried));

  private static final List<Column> COLUMNS_ELSEWHERE =
      List.of(
          COLUMNS.get(0),
          COLUMNS.get(1),
          COLUMNS.get(2),
          new Column("LABELS", "labels", ProductText::carriedElsewhere));

  private static final List<Column> MEANINGS =
      List.of(
          Column.of("MEANING OF", "name"),
          new Column("TERM", "term", column -> terms(column, "name")),
          new Column("DEFINITION", "definition", column -> terms(column, "definition")));

  private static final List<Column> SERVERS =
      List.of(
          Column.of("SERVER", "name"),
          Column.of("TYPE", "type"),
          Column.of("ENVIRONMENT", "environment"),
          new Column("PLACE", "place", server -> fields(server.path("place"))));

  private static final List<Column> PROMISES =
      List.of(
          Column.of("PROMISE", "property"),
          Column.of("VALUE", "value"),
          Column.texts("OF", "elements"),
          Column.of("STATE", "state"),
          Column.of("MEASURED", "measured"));

  private ProductText() {}

  static List<String> domain(JsonNode domain, int width) {
    Lines lines =
        new Lines(width)
            .field("domain", Json.text(domain, "name"))
            .field("title", Json.text(domain, "title"))
            .field("part of", Json.text(domain, "parent"))
            .field("domains", String.join(", ", Json.texts(domain, "domains")))
            .field("contact", contact(domain.path("contact")))
            .field("products", names(domain));
    return lines
        .table(Json.items(domain, "members"), MEMBERS)
        .table(Json.items(domain, "inherited"), INHERITED)
        .list();
  }

  private static String names(JsonNode domain) {
    return String.join(
        ", ",
        Json.items(domain, "products").stream()
            .map(product -> product.isObject() ? Json.text(product, "product") : Json.text(product))
            .toList());
  }

  private static String contact(JsonNode contact) {
    return contact.isObject() ? values(contact) : Json.text(contact);
  }

  private static String values(JsonNode object) {
    return String.join(
        " ",
        object.properties().stream()
            .map(field -> Json.text(field.getValue()))
            .filter(text -> !text.isEmpty())
            .toList());
  }

  /// The table and its columns, as far as the glossary says something of them.
  private static List<JsonNode> meanings(JsonNode table) {
    return Stream.concat(Stream.of(table), Json.items(table, "columns").stream())
        .filter(element -> !Json.items(element, "terms").isEmpty())
        .toList();
  }

  private static String terms(JsonNode column, String field) {
    return String.join(
        "; ", Json.items(column, "terms").stream().map(t -> Json.text(t, field)).toList());
  }

  private static String release(JsonNode major) {
    return Json.isTrue(major, "external") ? "external" : Json.text(major, "release");
  }

  private static String fields(JsonNode object) {
    return String.join(
        " ",
        object.properties().stream()
            .map(field -> field.getKey() + "=" + Json.text(field.getValue()))
            .toList());
  }

  /// What the column carries in its release, else what is declared: values bring labels along that
  /// nobody wrote down.
  private static String carried(JsonNode column) {
    JsonNode effective = column.path("effective");
    return labels(effective.isObject() ? effective : column.path("labels"));
  }

  /// No label is not the lowest one.
  private static String carriedElsewhere(JsonNode column) {
    String carried = carried(column);
    return carried.isEmpty() ? "undeclared" : carried;
  }

  static String labels(JsonNode labels) {
    return labels.isObject() ? values(labels) : Json.text(labels);
  }

  static List<String> product(JsonNode product, int width) {
    JsonNode described = product.path("description");
    Lines lines =
        new Lines(width)
            .field("product", Json.text(product, "product"))
            .field("version", Json.text(product, "version"))
            .field("status", Json.text(product, "status"))
            .field("kind", Json.text(product, "kind"))
            .field("owners", String.join(", ", Json.texts(product, "owners")))
            .field("tags", String.join(", ", Json.texts(product, "tags")))
            .field("purpose", Json.text(described, "purpose"))
            .field("usage", Json.text(described, "usage"))
            .field("limitations", Json.text(described, "limitations"))
            .field("urn", Json.text(product, "urn"))
            .table(Json.items(product, "majors"), MAJORS)
            .table(Json.items(product, "inputs"), INPUTS)
            .table(Json.items(product, "rules"), PolicyJudgements.COLUMNS);
    for (JsonNode port : Json.items(product, "ports")) {
      String contract = Json.text(port, "contractId") + " " + Json.text(port, "contractVersion");
      boolean external = port.path("external").asBoolean(false);
      String where = external ? "  external" : "";
      lines.text("").text("port " + Json.text(port, "name") + "  (" + contract + ")" + where);
      lines.table(Json.items(port, "servers"), SERVERS);
      for (JsonNode table : Json.items(port, "tables")) {
        lines.table(Json.items(table, "columns"), external ? COLUMNS_ELSEWHERE : COLUMNS);
        lines.table(meanings(table), MEANINGS);
      }
      lines.table(Json.items(port, "promises"), PROMISES);
    }
    return lines.list();
  }
}
