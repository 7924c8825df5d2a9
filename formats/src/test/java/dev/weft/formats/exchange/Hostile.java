package dev.weft.formats.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Files to import: sound ones, to be damaged, and such as are made to harm.
final class Hostile {

  /// A file that asks for far more than it seems to.
  record Bomb(String name, Source source, String text) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final String SQL =
      """
      -- orders of the shop
      CREATE TABLE shop.orders (
        id BIGINT PRIMARY KEY, total NUMERIC(10, 2) NOT NULL CHECK (total >= 0 AND total < 1e6),
        state VARCHAR(8) DEFAULT 'new' CHECK (state IN ('new', 'old')), at TIMESTAMP WITH TIME ZONE,
        lines STRUCT(sku VARCHAR, n INTEGER)[], tags MAP(VARCHAR, INTEGER), "odd ""name" TEXT COMMENT 'it''s'
      );
      ALTER TABLE shop.orders ADD CONSTRAINT u UNIQUE (id, state);
      CREATE TABLE items (order_id BIGINT REFERENCES shop.orders (id), n int, PRIMARY KEY (order_id, n));
      COMMENT ON COLUMN items.n IS $$which one$$; /* the /* end */ */
      """;

  private static final String JSON_SCHEMA =
      """
      { "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "orders", "type": "object",
        "required": ["id", "total"],
        "properties": {
          "id": { "type": "integer", "minimum": -9223372036854775808, "maximum": 9223372036854775807 },
          "total": { "type": "number", "minimum": 0, "multipleOf": 0.01, "exclusiveMaximum": 1e8 },
          "state": { "enum": ["new", "old", null] }, "at": { "type": "string", "format": "date-time" },
          "mail": { "type": ["string", "null"], "format": "email", "pattern": "^[^@]+@", "maxLength": 80 },
          "lines": { "type": "array", "items": { "$ref": "#/$defs/line" }, "minItems": 1 },
          "more": { "type": "object", "additionalProperties": { "anyOf": [ { "type": "string" }, { "type": "null" } ] } } },
        "$defs": { "line": { "allOf": [ { "$ref": "#/$defs/part" } ], "properties": { "n": { "const": 7 } } },
                   "part": { "type": "object", "properties": { "sku": { "type": "string" } } } } }
      """;

  private static final String DATA_CONTRACT =
      """
      dataContractSpecification: 1.2.0
      id: orders
      info: { title: Orders, version: 1.0.0, owner: Shop, contact: { name: Ada, email: ada@example.com } }
      servers:
        lake: { type: s3, location: "s3://lake/*", format: json, roles: [ { name: reader } ] }
      terms: { usage: Any, billing: none, policies: [ { name: privacy, url: "https://example.com/p" } ] }
      models:
        orders:
          fields:
            id: { $ref: "#/definitions/id", primaryKey: true }
            total: { type: decimal, precision: 10, scale: 2, minimum: 0, examples: [ 1.5 ] }
            state: { type: string, enum: [new, old], config: { avroType: string } }
            lines: { type: array, items: { type: record, fields: { sku: { type: text, maxLength: 8 } } } }
            more: { type: map, keys: { type: string }, values: { type: long } }
          quality:
            - { type: sql, query: "SELECT count(*) FROM {model}", mustBeBetween: [1, 9] }
      definitions:
        id: &id { type: string, format: uuid, title: Id, links: { wiki: "https://example.com/id" } }
        same: *id
      servicelevels: { retention: { period: P1Y }, freshness: { threshold: 25h, timestampField: orders.at } }
      """;

  /// Bombs are of their full size where time is taken for it.
  private static final int MUCH = Boolean.getBoolean("weft.soak") ? 10 : 1;

  private Hostile() {}

  static String sound(Source source, int round) {
    return switch (source) {
      case SQL -> round % 3 == 2 ? SQL + SQL.replace("orders", "o" + round) : SQL;
      case JSON_SCHEMA -> round % 3 == 2 ? "[" + JSON_SCHEMA + "]" : JSON_SCHEMA;
      case DATA_CONTRACT -> round % 3 == 2 ? DATA_CONTRACT + "---\n" : DATA_CONTRACT;
      case PARQUET, CSV, JSON -> throw new IllegalArgumentException("Rows are no text: " + source);
    };
  }

  static List<String> words(Source source) {
    List<String> words =
        new ArrayList<>(
            List.of(
                "1e999",
                "-0",
                "99999999999999999999999",
                "''",
                "null",
                "true",
                "NaN",
                "..",
                "\\u0000"));
    switch (source) {
      case SQL ->
          words.addAll(
              List.of(
                  "CREATE TABLE",
                  "(",
                  ")",
                  "[]",
                  "CHECK (",
                  "NOT NULL",
                  "REFERENCES",
                  "STRUCT(",
                  "/*",
                  "*/",
                  "--",
                  "$$",
                  "E'\\",
                  "PRIMARY KEY",
                  "DECIMAL(99, 999999999)",
                  "ALTER TABLE",
                  "COPY a FROM STDIN;",
                  "BETWEEN 2 AND 1",
                  "MAP(",
                  "VARCHAR(999999999)",
                  "::int[]"));
      case JSON_SCHEMA ->
          words.addAll(
              List.of(
                  "{}",
                  "[]",
                  "\"$ref\": \"#\",",
                  "\"$ref\": \"#/$defs/line\",",
                  "\"type\": \"array\",",
                  "\"type\": [\"object\", \"string\"],",
                  "\"properties\": {",
                  "\"pattern\": \"(((\",",
                  "\"enum\": [{}],",
                  "\"minimum\": 1e400,",
                  "\"multipleOf\": 0,",
                  "false",
                  "\"%zz\""));
      case DATA_CONTRACT ->
          words.addAll(
              List.of(
                  "{}",
                  "[]",
                  "*id",
                  "&id",
                  "$ref: '#/definitions/id'",
                  "$ref: '#/definitions/line'",
                  "type: array",
                  "type: object",
                  "type: variant",
                  "precision: -1",
                  "scale: 99",
                  "primaryKey: [a, a]",
                  "quality: [{}]",
                  "rule: rowCount",
                  "mustBe: .inf",
                  "? [a]",
                  "!!binary",
                  "period: P999999999999Y",
                  "config: 7",
                  "links: { a: b }",
                  "fields: { a: }"));
      case PARQUET, CSV, JSON -> throw new IllegalArgumentException("Rows are no text: " + source);
    }
    return words;
  }

  static List<Bomb> bombs() {
    List<Bomb> bombs = new ArrayList<>();
    sql(bombs);
    jsonSchema(bombs);
    dataContract(bombs);
    return bombs;
  }

  private static void sql(List<Bomb> bombs) {
    add(bombs, "lists of lists", "CREATE TABLE a (b int" + "[]".repeat(9_000) + ");");
    add(bombs, "arrays of arrays", "CREATE TABLE a (b " + "ARRAY(".repeat(3_000) + "int);");
    add(bombs, "parentheses", "CREATE TABLE a (b int CHECK (" + "(".repeat(50_000) + "b > 1");
    add(bombs, "closed parentheses", "CREATE TABLE a (b int CHECK " + nested(55, "b > 1") + ");");
    add(bombs, "closing ones", "CREATE TABLE a (b int " + ")".repeat(500_000) + ";");
    add(bombs, "one long line", "CREATE TABLE a (" + list(6_000 * MUCH, "c%d int", ", ") + ");");
    add(
        bombs,
        "many tables",
        list(3_000 * MUCH, "create table t%1$d (a int references T%1$d (A));", "\n"));
    add(
        bombs,
        "a name for many",
        "CREATE TABLE \""
            + "x".repeat(900_000)
            + "\" ("
            + list(6_000 * MUCH, "c%d int default 1", ", ")
            + ");");
    add(
        bombs,
        "a longest name for many",
        "CREATE TABLE \""
            + "x".repeat(999)
            + "\" ("
            + list(4_000 * MUCH, "c%d int default 1", ", ")
            + ");");
    add(bombs, "statements of nothing", "a;".repeat(50_000 * MUCH) + "CREATE TABLE a (b int)");
    add(bombs, "semicolons", ";".repeat(2_000_000));
    add(bombs, "dollars", "$".repeat(2_000_000));
    add(bombs, "dollar tags", "$a".repeat(900_000));
    add(bombs, "comments in comments", "/*".repeat(1_000_000));
    add(bombs, "unterminated text", "CREATE TABLE a (b int DEFAULT '" + "''".repeat(900_000));
    add(
        bombs,
        "digits",
        "CREATE TABLE a (b DECIMAL("
            + "9".repeat(900_000)
            + "), c int CHECK (c < 1e"
            + "9".repeat(90_000)
            + "));");
    add(bombs, "points", "CREATE TABLE " + list(300_000, "a", ".") + " (b int);");
    add(
        bombs,
        "keys of many",
        "CREATE TABLE a ("
            + list(2_000 * MUCH, "c%d int", ", ")
            + list(2_000 * MUCH, ", unique (C%1$d)", "")
            + ");");
    add(
        bombs,
        "values",
        "CREATE TABLE a (b int CHECK (b IN (" + list(100_000, "%d", ", ") + ")));");
    add(bombs, "fields", "CREATE TABLE a (b STRUCT(" + list(2_000, "f%d int", ", ") + "));");
    add(bombs, "too large", "-- " + "x".repeat(3_000_000) + "\nCREATE TABLE a (b int);");
  }

  private static void jsonSchema(List<Bomb> bombs) {
    bomb(bombs, "objects", "{\"properties\":{\"a\":".repeat(30) + "{}" + "}}".repeat(30));
    bomb(bombs, "objects too deep", "{\"properties\":{\"a\":".repeat(20_000) + "{}");
    bomb(
        bombs,
        "itself",
        "{ \"properties\": { \"a\": { \"$ref\": \"#\" }, \"b\": { \"items\": { \"$ref\": \"#\" } } } }");
    bomb(
        bombs,
        "each other",
        "{ \"$ref\": \"#/$defs/a\", \"$defs\": { \"a\": { \"$ref\": \"#/$defs/b\" }, \"b\": { \"$ref\": \"#/$defs/a\", \"properties\": { \"c\": { \"$ref\": \"#/$defs/a\" } } } } }");
    bomb(
        bombs,
        "a chain",
        "{ \"properties\": { \"x\": { \"$ref\": \"#/$defs/d0\" } }, \"$defs\": { "
            + list(
                20_000,
                "\"d%1$d\": { \"type\": \"array\", \"items\": { \"$ref\": \"#/$defs/d%2$d\" } }",
                ", ")
            + "} }");
    bomb(
        bombs,
        "doubling",
        "{ \"properties\": { \"x\": { \"$ref\": \"#/$defs/d0\" } }, \"$defs\": { "
            + list(
                40,
                "\"d%1$d\": { \"properties\": { \"a\": { \"$ref\": \"#/$defs/d%2$d\" }, \"b\": { \"$ref\": \"#/$defs/d%2$d\" } } }",
                ", ")
            + "} }");
    bomb(
        bombs,
        "doubling definitions",
        "{ \"$defs\": { "
            + list(
                200 * MUCH,
                "\"d%1$d\": { \"type\": \"object\", \"properties\": { \"a\": { \"$ref\": \"#/$defs/d%2$d\" }, \"b\": { \"$ref\": \"#/$defs/d%2$d\" } } }",
                ", ")
            + "} }");
    bomb(
        bombs,
        "all of many",
        "{ \"properties\": { "
            + list(1_500 * MUCH, "\"p%d\": { \"$ref\": \"#/$defs/a\" }", ", ")
            + "}, \"$defs\": { \"a\": { \"allOf\": ["
            + list(60_000, "{}", ",")
            + "] } } }");
    bomb(
        bombs,
        "a text for many",
        "{ \"properties\": { "
            + list(2_000 * MUCH, "\"p%d\": { \"$ref\": \"#/$defs/a\" }", ", ")
            + "}, \"$defs\": { \"a\": { \"type\": \"string\", \"description\": \""
            + "x".repeat(900_000)
            + "\" } } }");
    bomb(
        bombs,
        "examples for many",
        "{ \"properties\": { "
            + list(2_000 * MUCH, "\"p%d\": { \"$ref\": \"#/$defs/a\" }", ", ")
            + "}, \"$defs\": { \"a\": { \"type\": \"string\", \"examples\": ["
            + list(90_000, "1", ",")
            + "] } } }");
    bomb(bombs, "names in names", names(60, 1_000, 100_000));
    bomb(bombs, "a long key", "{ \"properties\": { \"" + "x".repeat(1_000_000) + "\": {} } }");
    bomb(
        bombs,
        "numbers",
        "{ \"properties\": { \"a\": { \"type\": \"integer\", \"minimum\": 1e999999999, \"maximum\": "
            + "9".repeat(100_000)
            + " } } }");
    bomb(
        bombs,
        "exponents",
        "{ \"properties\": { \"a\": { \"type\": \"integer\", \"minimum\": -1e999, \"maximum\": 1e999, \"multipleOf\": 1e-999 } } }");
    bomb(
        bombs,
        "bad examples",
        "{ \"properties\": { "
            + list(
                300 * MUCH,
                "\"p%d\": { \"type\": \"integer\", \"examples\": [\"x\", \"y\"] }",
                ", ")
            + "} }");
    bomb(
        bombs,
        "slow pattern",
        "{ \"properties\": { \"a\": { \"type\": \"string\", \"pattern\": \"^(a+)+$\", \"examples\": [\""
            + "a".repeat(5_000)
            + "!\"] } } }");
  }

  private static void dataContract(List<Bomb> bombs) {
    contract(
        bombs,
        "a chain",
        "    a: { $ref: '#/definitions/d0' }\n",
        list(15_000, "  d%1$d: { type: array, items: { $ref: '#/definitions/d%2$d' } }", "\n"));
    contract(
        bombs,
        "doubling",
        "    a: { $ref: '#/definitions/d0' }\n",
        list(
            40,
            "  d%1$d: { type: object, fields: { a: { $ref: '#/definitions/d%2$d' }, b: { $ref: '#/definitions/d%2$d' } } }",
            "\n"));
    contract(
        bombs,
        "itself",
        "    a: { $ref: '#/definitions/d' }\n",
        "  d: { type: object, fields: { a: { $ref: '#/definitions/d' } } }");
    contract(
        bombs,
        "a text for many",
        list(1_500 * MUCH, "    a%d: { $ref: '#/definitions/d' }", "\n") + "\n",
        "  d: { type: text, description: '" + "x".repeat(900_000) + "' }");
    contract(
        bombs,
        "values for many",
        list(1_500 * MUCH, "    a%d: { $ref: '#/definitions/d' }", "\n") + "\n",
        "  d: { type: text, enum: [" + list(90_000, "v%d", ", ") + "] }");
    contract(
        bombs, "objects too deep", "    a: " + "{ type: object, fields: { a: ".repeat(5_000), "");
    contract(
        bombs,
        "objects",
        "    a: "
            + "{ type: object, fields: { a: ".repeat(25)
            + "{ type: int }"
            + "} }".repeat(25)
            + "\n",
        "");
    contract(bombs, "aliases", "    a: { type: string, examples: *i }\n", "")
        .replaceAll(bomb -> bomb.name().equals("DATA_CONTRACT aliases") ? laughs(bomb) : bomb);
    contract(
        bombs,
        "wrong rules",
        "    a: { type: string, quality: ["
            + list(300 * MUCH, "{ type: sql, query: 'drop table a', mustBe: %d }", ", ")
            + "] }\n",
        "");
    contract(
        bombs,
        "key of many",
        list(1_000 * MUCH, "    a%d: { type: int, primaryKey: true }", "\n") + "\n",
        "");
    contract(
        bombs, "long explicit key", "    ? " + "x".repeat(500_000) + "\n    : { type: int }\n", "");
    contract(bombs, "unterminated", "    a: { type: 'string\n", "");
  }

  private static Bomb laughs(Bomb bomb) {
    StringBuilder text = new StringBuilder("x0: &x0 [a, a, a, a, a, a, a, a, a, a]\n");
    for (int i = 1; i < 12; i++) {
      text.append(
          "x%1$d: &%3$s [*x%2$d, *x%2$d, *x%2$d, *x%2$d, *x%2$d, *x%2$d]%n"
              .formatted(i, i - 1, i == 11 ? "i" : "x" + i));
    }
    return new Bomb(bomb.name(), bomb.source(), text + bomb.text());
  }

  private static List<Bomb> contract(
      List<Bomb> bombs, String name, String fields, String definitions) {
    String text =
        "dataContractSpecification: 1.2.0\nid: a\ninfo: { title: a, version: 1.0.0 }\nmodels:\n a:\n  fields:\n"
            + fields
            + (definitions.isEmpty() ? "" : "definitions:\n" + definitions + "\n");
    bombs.add(new Bomb("DATA_CONTRACT " + name, Source.DATA_CONTRACT, text));
    return bombs;
  }

  private static void bomb(List<Bomb> bombs, String name, String text) {
    bombs.add(new Bomb("JSON_SCHEMA " + name, Source.JSON_SCHEMA, text));
  }

  private static void add(List<Bomb> bombs, String name, String text) {
    bombs.add(new Bomb("SQL " + name, Source.SQL, text));
  }

  private static String nested(int depth, String inner) {
    return "(".repeat(depth) + inner + ")".repeat(depth);
  }

  /// Groups in groups under long names, and very many leaves inside.
  private static String names(int depth, int length, int leaves) {
    StringBuilder text = new StringBuilder("{ \"type\": \"object\" ");
    for (int i = 0; i < depth; i++) {
      text.append(", \"").append("x".repeat(length)).append("\": { \"a\": 1 ");
    }
    return text.append(", \"b\": [")
        .append(list(leaves, "1", ","))
        .append("]")
        .append("}".repeat(depth + 1))
        .toString();
  }

  /// Numbered texts: the first number counts, the second is the next.
  private static String list(int number, String each, String between) {
    return IntStream.range(0, number)
        .mapToObj(i -> each.contains("%") ? each.formatted(i, i + 1) : each)
        .collect(Collectors.joining(between));
  }
}
