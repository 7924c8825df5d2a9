package dev.weft.engine.duckdb.source;

import dev.weft.engine.SourceReader.SourceFile;
import dev.weft.engine.duckdb.instance.Row;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Finds the fields of a file of JSON objects, in order of their first appearance, and counts which
/// values of each would be of which type. Reads the file once for each level of objects and lists.
final class JsonCensus {

  /// Which fields have something inside, and are looked into.
  private static final String NODES = "temp.weft_nodes";

  private static final int MOST_LEVELS = 12;

  /// What the objects of the file themselves are called among the nodes.
  private static final long TOP = 0;

  private final Session session;
  private final SourceFile file;
  private final JsonLayout layout;
  private final int mostFields;
  private final List<JsonField> fields = new ArrayList<>();

  JsonCensus(Session session, SourceFile file, JsonLayout layout, int mostFields) {
    this.session = session;
    this.file = file;
    this.layout = layout;
    this.mostFields = mostFields;
  }

  /// With the values of objects and lists as texts. Throws `CAPTURE_UNREADABLE` for more fields
  /// than a contract has.
  Seen flat() {
    look(top());
    return seen(field -> field.counts().type());
  }

  /// With the fields of objects and lists, up to some levels; what is deeper is text.
  Seen nested() {
    session.execute(
        "CREATE OR REPLACE TEMP TABLE weft_nodes (parent BIGINT, key VARCHAR, id BIGINT)");
    String objects = top();
    List<JsonField> found = look(objects);
    for (int level = 1; level < MOST_LEVELS; level++) {
      List<JsonField> parents = found.stream().filter(JsonField::hasParts).toList();
      if (parents.isEmpty()) {
        break;
      }
      remember(parents);
      objects = inside(objects);
      found = look(objects);
    }
    return seen(types()::of);
  }

  /// A SELECT of the objects as `line`.
  String rows() {
    return "SELECT line FROM (" + layout.lines(file) + ") WHERE " + JsonRows.isObject();
  }

  private String top() {
    return "SELECT "
        + TOP
        + " AS node, line AS json, "
        + FileRows.NUMBER
        + " AS number FROM ("
        + layout.numbered(file)
        + ") WHERE "
        + JsonRows.isObject();
  }

  private void remember(List<JsonField> parents) {
    String values =
        parents.stream()
            .map(f -> "(" + f.parent() + ", " + SqlText.text(f.key()) + ", " + f.id() + ")")
            .collect(Collectors.joining(", "));
    session.execute("INSERT INTO " + NODES + " VALUES " + values);
  }

  /// The objects and lists among the values of others.
  private static String inside(String objects) {
    return "SELECT n.id AS node, v.value AS json, v.number FROM ("
        + values(objects)
        + ") v JOIN "
        + NODES
        + " n ON n.parent = v.node AND n.key = v.key WHERE v.sort IN ('OBJECT', 'ARRAY')";
  }

  /// One row for each value of an object or list, the latter without a key. Of a key that stands
  /// twice in an object the first value counts, as when it is read.
  private static String values(String objects) {
    String parts =
        "SELECT node, number, json_keys(json) AS keys, json_extract(json, '$.*') AS held,"
            + " json_extract(json, '$[*]') AS items FROM ("
            + objects
            + ")";
    String pairs =
        "SELECT node, number, list_concat(CASE WHEN len(keys) = len(list_distinct(keys))"
            + " THEN list_zip(keys, held) ELSE list_filter(list_zip(keys, held),"
            + " lambda p, i: list_position(keys, p[1]) = i) END,"
            + " list_zip(list_transform(items, lambda _: ''), items)) AS pairs FROM ("
            + parts
            + ")";
    return "SELECT node, number, place, pair[1] AS key, pair[2] AS value,"
        + " json_type(pair[2]) AS sort FROM (SELECT node, number, unnest(pairs) AS pair,"
        + " generate_subscripts(pairs, 1) AS place FROM ("
        + pairs
        + "))";
  }

  private List<JsonField> look(String objects) {
    String texts =
        "SELECT *, CASE WHEN sort <> 'NULL' THEN value ->> '$' END AS text FROM ("
            + values(objects)
            + ")";
    List<JsonField> found =
        session.rows(
            "SELECT node, key, count(CASE WHEN sort = 'OBJECT' THEN 1 END),"
                + " count(CASE WHEN sort = 'ARRAY' THEN 1 END), "
                + TextCounts.of("text")
                + " FROM ("
                + texts
                + ") GROUP BY node, key ORDER BY min(number * 1000000 + place) LIMIT "
                + (mostFields + 1 - fields.size()),
            this::field);
    if (fields.size() > mostFields) {
      throw SourceErrors.tooWide(file, mostFields);
    }
    return found;
  }

  private JsonField field(Row row) {
    var field =
        new JsonField(
            fields.size() + 1L,
            row.number(1),
            row.string(2),
            row.number(3),
            row.number(4),
            TextCounts.read(row, 5));
    fields.add(field);
    return field;
  }

  private JsonTypes types() {
    return new JsonTypes(fields);
  }

  private Seen seen(Function<JsonField, String> type) {
    long objects = session.row("SELECT count(*) FROM (" + rows() + ")", row -> row.number(1));
    return new Seen(
        objects,
        types().inside(TOP).stream()
            .map(
                field ->
                    new Seen.Column(
                        field.profile(type.apply(field), objects),
                        raw(field.key()),
                        field.counts().distinct()))
            .toList());
  }

  private static String raw(String key) {
    return "(json_extract(line, " + SqlText.text(JsonRows.pointer(key)) + ") ->> '$')";
  }
}
