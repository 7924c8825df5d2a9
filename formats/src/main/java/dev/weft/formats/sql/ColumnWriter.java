package dev.weft.formats.sql;

import dev.weft.formats.shape.Carried;
import dev.weft.formats.shape.Field;
import dev.weft.formats.shape.Kind;
import dev.weft.formats.shape.Losses;
import dev.weft.formats.shape.Table;
import dev.weft.formats.shape.TypeWords;
import dev.weft.formats.shape.TypeWords.Meaning;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

/// Columns of a table, and the conditions on them.
final class ColumnWriter {

  private final Dialect dialect;
  private final ColumnTypes types;
  private final Checks checks;
  private final Carried carried;
  private final DdlWriter.AllowedMarks marks;
  private final Losses losses;

  ColumnWriter(Dialect dialect, Carried carried, DdlWriter.AllowedMarks marks, Losses losses) {
    this.dialect = dialect;
    this.types = new ColumnTypes(dialect);
    this.checks = new Checks(dialect);
    this.carried = carried;
    this.marks = marks;
    this.losses = losses;
  }

  /// The names of columns, by those of the contract. What cannot be told apart is left out.
  Map<String, String> names(Table table) {
    Map<String, String> names = new LinkedHashMap<>();
    Set<String> taken = new HashSet<>();
    for (Field field : table.fields()) {
      String name = field.source().isEmpty() ? field.name() : field.source();
      boolean free =
          Spelling.isName(name)
              && !names.containsKey(field.name())
              && taken.add(dialect.folded(name));
      if (!free) {
        losses.left(
            field.place(),
            "A column of " + dialect.title() + " cannot be called `" + name + "` here",
            "Rename it; names are told apart as " + dialect.title() + " does");
        carried.take(field.pointer());
        continue;
      }
      if (!dialect.keeps(name)) {
        losses.changed(field.place(), "PostgreSQL keeps 63 bytes of the name `" + name + "`", "");
      }
      names.put(field.name(), name);
    }
    return names;
  }

  /// The definition of a column; conditions on it are added to `conditions`.
  String write(String name, Field field, List<String> conditions) {
    takePlain(field);
    StringBuilder column = new StringBuilder(Spelling.name(name)).append(' ').append(type(field));
    if (field.required()) {
      column.append(" NOT NULL");
      carried.take(field.pointer(), "required");
    }
    if (dialect == Dialect.TRINO && !field.description().isEmpty()) {
      column.append(" COMMENT ").append(Spelling.text(field.description()));
    }
    if (dialect.hasConstraints()) {
      conditions(name, field, conditions);
    }
    return column.toString();
  }

  /// What a definition says by its form, and what says nothing.
  private void takePlain(Field field) {
    carried.take(field.pointer(), "physicalName", "logicalType", "description");
    carried.takeId(field.pointer(), field.name(), field.more());
    if (field.source().isEmpty()) {
      carried.take(field.pointer(), "name");
    }
    takeFalse(field);
  }

  private void takeFalse(Field field) {
    if (!field.required()) {
      carried.take(field.pointer(), "required");
    }
    if (!field.unique()) {
      carried.take(field.pointer(), "unique");
    }
    if (!field.isKey()) {
      carried.take(field.pointer(), "primaryKey", "primaryKeyPosition");
    }
  }

  private void conditions(String name, Field field, List<String> conditions) {
    checks
        .of(name, field)
        .forEach(
            (word, condition) -> {
              conditions.add("CHECK (" + condition + ")");
              takeOption(field, word);
            });
    checks
        .allowed(name, field)
        .ifPresent(
            condition -> {
              conditions.add("CHECK (" + condition + ")");
              marks.takeAllowed(field.pointer());
            });
  }

  private String type(Field field) {
    OptionalInt length = length(field);
    ColumnTypes.Written written = types.of(field.kind(), length);
    if (!written.change().isEmpty()) {
      losses.changed(
          field.place(),
          written.change() + ", so `" + field.name() + "` becomes " + written.sql(),
          "");
    }
    takeKind(field, written.sql());
    physical(field, written.sql(), length);
    return written.sql();
  }

  /// The length that a type keeps by itself.
  private OptionalInt length(Field field) {
    if (!(field.kind() instanceof Kind.Text(String format)) || format.equals("uuid")) {
      return OptionalInt.empty();
    }
    var option = Checks.length(field, "maxLength");
    if (option.isPresent()) {
      if (types.keepsLength(option.get())) {
        takeOption(field, "maxLength");
      }
      return OptionalInt.of(option.get());
    }
    return TypeWords.read(field.physicalType(), field.place()).length();
  }

  private void takeOption(Field field, String word) {
    carried.take(field.pointer() + "/logicalTypeOptions", word);
  }

  private void takeKind(Field field, String sql) {
    switch (field.kind()) {
      case Kind.Text(String format) -> {
        if (format.equals("uuid")) {
          takeOption(field, "format");
        }
      }
      case Kind.Moment moment -> takeOption(field, "timezone");
      case Kind.Clock clock -> {
        // is written without a zone, and what says that there is one is listed
      }
      case Kind.Group(List<Field> fields) -> {
        if (sql.contains("(")) {
          fields.forEach(this::takeInner);
        } else {
          // told as one change of the whole
          carried.take(field.pointer(), "properties");
        }
      }
      case Kind.Many(Field item) -> {
        if (sql.equals("JSONB")) {
          carried.take(field.pointer(), "items");
        } else {
          takeInner(item);
        }
      }
      case Kind.Lookup(Field key, Field value) -> {
        if (sql.equals("JSONB")) {
          carried.take(field.pointer(), "map");
        } else {
          takeInner(key);
          takeInner(value);
        }
      }
      case Kind.Whole whole -> takeOption(field, "format");
      case Kind.Real real -> takeOption(field, "format");
      case Kind.Exact exact -> takeOption(field, "format");
      case Kind.Bytes bytes -> takeOption(field, "format");
      case Kind.Day day -> {
        // has no format that its type would keep
      }
      case Kind.Truth truth -> {
        // has no options
      }
      case Kind.Unknown unknown -> {
        // the change says it
      }
    }
  }

  private void takeInner(Field field) {
    carried.take(field.pointer(), "name", "logicalType");
    carried.takeId(field.pointer(), field.name(), field.more());
    takeFalse(field);
    String sql = types.of(field.kind(), OptionalInt.empty()).sql();
    takeKind(field, sql);
    physical(field, sql, OptionalInt.empty());
  }

  /// A physical type that means what is written is carried, any other is told.
  private void physical(Field field, String sql, OptionalInt length) {
    if (field.physicalType().isEmpty()) {
      return;
    }
    carried.take(field.pointer(), "physicalType");
    Meaning meant = TypeWords.read(field.physicalType(), field.place());
    Meaning is = TypeWords.read(sql, field.place());
    boolean same =
        is.kind().equals(meant.kind())
            && (meant.length().isEmpty() || meant.length().equals(length));
    if (!same) {
      losses.changed(
          field.place(),
          "The physical type `" + field.physicalType() + "` is written as " + sql,
          "");
    }
  }
}
