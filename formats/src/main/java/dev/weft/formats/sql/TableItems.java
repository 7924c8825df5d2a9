package dev.weft.formats.sql;

import dev.weft.formats.shape.Field;
import dev.weft.formats.shape.Kind;
import dev.weft.formats.shape.Losses;
import dev.weft.formats.shape.Table.Link;
import dev.weft.formats.shape.TypeWords;
import dev.weft.model.error.Place;
import dev.weft.model.value.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Reads what stands between the parentheses of CREATE TABLE, and behind ALTER TABLE: columns and
/// constraints.
final class TableItems {

  /// Behind a type, each of these begins something else.
  private static final Set<String> BEHIND_TYPE =
      Set.of(
          "NOT",
          "NULL",
          "PRIMARY",
          "UNIQUE",
          "REFERENCES",
          "CHECK",
          "DEFAULT",
          "GENERATED",
          "COLLATE",
          "COMMENT",
          "CONSTRAINT",
          "AS",
          "AUTO_INCREMENT",
          "AUTOINCREMENT",
          "IDENTITY",
          "ON",
          "STORAGE",
          "COMPRESSION",
          "ENCODE");

  private final Losses losses;
  private final EnumTypes enums;

  TableItems(Losses losses, EnumTypes enums) {
    this.losses = losses;
    this.enums = enums;
  }

  void create(TableDraft draft, SqlCursor inside) {
    List<SqlCursor> items = inside.items();
    List<SqlCursor> later = new ArrayList<>();
    for (SqlCursor item : items) {
      if (isConstraint(item)) {
        later.add(item);
      } else {
        column(draft, item);
      }
    }
    later.forEach(item -> constraint(draft, item));
  }

  void alter(TableDraft draft, SqlCursor item) {
    int begin = item.mark();
    if (item.takes("ADD")) {
      if (isConstraint(item)) {
        constraint(draft, item);
        return;
      }
      item.takes("COLUMN");
      item.takes("IF", "NOT", "EXISTS");
      column(draft, item);
      return;
    }
    if (item.takes("ALTER")) {
      item.takes("COLUMN");
      Optional<String> column = item.name().flatMap(draft::column);
      if (column.isPresent() && item.takes("SET", "NOT", "NULL")) {
        draft.change(column.get(), Field::asRequired);
        return;
      }
    }
    item.back(begin);
    left(item, draft, "a change");
  }

  private static boolean isConstraint(SqlCursor item) {
    return item.sees("CONSTRAINT")
        || item.sees("PRIMARY", "KEY")
        || item.sees("UNIQUE")
        || item.sees("FOREIGN", "KEY")
        || item.sees("CHECK", "(")
        || item.sees("EXCLUDE")
        || item.sees("LIKE")
        || item.sees("KEY")
        || item.sees("INDEX");
  }

  /// A name with those of its schema and catalog before it; empty for none.
  List<String> name(SqlCursor cursor) {
    List<String> name = new ArrayList<>();
    do {
      Optional<String> part = cursor.name();
      if (part.isEmpty()) {
        return List.of();
      }
      name.add(part.get());
    } while (cursor.takes("."));
    return name;
  }

  /// What is not understood, or has no word.
  void left(SqlCursor rest, TableDraft draft, String what) {
    int mark = rest.mark();
    Place place = rest.place();
    while (!rest.isEnd()) {
      rest.next();
    }
    losses.left(place, "`" + rest.shown(mark) + "` (" + what + " of `" + draft.name() + "`)");
  }

  private void column(TableDraft draft, SqlCursor item) {
    Place place = item.place();
    Optional<String> name = item.name();
    if (name.isEmpty()) {
      left(item, draft, "a column");
      return;
    }
    Field field = typed(name.get(), place, item);
    if (!draft.add(field)) {
      losses.left(place, "A second column `" + name.get() + "` is left out", "");
      return;
    }
    while (!item.isEnd()) {
      inline(draft, field.name(), item);
    }
  }

  private Field typed(String name, Place place, SqlCursor item) {
    int mark = item.mark();
    List<Value> values = enums.inline(item);
    if (!values.isEmpty()) {
      return enumerated(name, item.since(mark), values, place);
    }
    int depth = 0;
    while (!item.isEnd() && !item.sees("CHARACTER", "SET")) {
      SqlToken token = item.peek().orElseThrow();
      boolean word = token.sort() == SqlToken.Sort.WORD;
      if (depth == 0 && word && BEHIND_TYPE.contains(token.text().toUpperCase(Locale.ROOT))) {
        break;
      }
      depth += SqlCursor.isOpening(token) ? 1 : SqlCursor.isClosing(token) ? -1 : 0;
      item.next();
    }
    String type = item.since(mark);
    List<Value> declared = enums.find(type);
    if (!declared.isEmpty()) {
      return enumerated(name, type, declared, place);
    }
    var meaning = TypeWords.read(type, place);
    if (meaning.kind() instanceof Kind.Unknown) {
      losses.changed(
          place,
          type.isEmpty()
              ? "`" + name + "` has no type, so it becomes a string"
              : "The type `" + type + "` of `" + name + "` has no word here; it becomes a string",
          "Write the logicalType that is meant");
    } else if (!meaning.faithful()) {
      losses.changed(
          place,
          "The type `"
              + type
              + "` of `"
              + name
              + "` is not quite a "
              + meaning.kind().logicalType(),
          "Check logicalType and its options");
    }
    Field field = Field.of(name, meaning.kind(), place).withPhysicalType(type);
    return meaning.length().isPresent()
        ? field.withOption(
            "maxLength", new Value.Numeral(BigDecimal.valueOf(meaning.length().getAsInt())))
        : field;
  }

  private static Field enumerated(String name, String type, List<Value> values, Place place) {
    return Field.of(name, new Kind.Text(""), place).withPhysicalType(type).withAllowed(values);
  }

  /// One thing that stands behind a column's type.
  private void inline(TableDraft draft, String column, SqlCursor item) {
    if (item.takes("CONSTRAINT")) {
      item.name();
    } else if (item.takes("NOT", "NULL")) {
      draft.change(column, Field::asRequired);
    } else if (item.takes("NULL")) {
      // says what is so anyway
      draft.column(column);
    } else if (item.takes("PRIMARY", "KEY")) {
      draft.key(List.of(column));
    } else if (item.takes("UNIQUE")) {
      item.takes("KEY");
      draft.unique(List.of(column));
    } else if (item.sees("REFERENCES")) {
      references(draft, List.of(column), item);
    } else if (item.sees("CHECK", "(")) {
      check(draft, item);
    } else if (item.takes("COMMENT")) {
      item.text().ifPresent(text -> draft.change(column, field -> field.withDescription(text)));
    } else {
      other(draft, column, item);
    }
  }

  /// Up to the next thing that is known.
  private void other(TableDraft draft, String column, SqlCursor item) {
    int mark = item.mark();
    Place place = item.place();
    int depth = 0;
    do {
      SqlToken token = item.next().orElseThrow();
      depth += SqlCursor.isOpening(token) ? 1 : SqlCursor.isClosing(token) ? -1 : 0;
    } while (!item.isEnd() && (depth > 0 || !isKnown(item)));
    losses.left(
        place, "`" + item.shown(mark) + "` of the column `" + draft.name() + "." + column + "`");
  }

  private static boolean isKnown(SqlCursor item) {
    return item.sees("NOT", "NULL")
        || item.sees("PRIMARY", "KEY")
        || item.sees("UNIQUE")
        || item.sees("REFERENCES")
        || item.sees("CHECK", "(")
        || item.sees("COMMENT")
        || item.sees("CONSTRAINT")
        || item.sees("DEFAULT");
  }

  private void constraint(TableDraft draft, SqlCursor item) {
    int begin = item.mark();
    if (item.takes("CONSTRAINT")) {
      item.name();
    }
    boolean understood = key(draft, item) || check(draft, item);
    if (!understood) {
      item.back(begin);
      left(item, draft, "a constraint");
    } else if (!item.isEnd()) {
      left(item, draft, "a part of a constraint");
    }
  }

  private boolean key(TableDraft draft, SqlCursor item) {
    if (item.takes("PRIMARY", "KEY")) {
      Optional<List<String>> columns = columns(item).flatMap(draft::columns);
      columns.ifPresent(draft::key);
      return columns.isPresent();
    }
    if (item.takes("UNIQUE")) {
      item.passes("KEY", "INDEX");
      if (!item.sees("(")) {
        item.name();
      }
      Optional<List<String>> columns = columns(item).flatMap(draft::columns);
      columns.ifPresent(draft::unique);
      return columns.isPresent();
    }
    if (item.takes("FOREIGN", "KEY")) {
      Optional<List<String>> columns = columns(item).flatMap(draft::columns);
      return columns.isPresent() && references(draft, columns.get(), item);
    }
    return false;
  }

  /// Names in parentheses; empty when there is anything else.
  private static Optional<List<String>> columns(SqlCursor item) {
    Optional<SqlCursor> inside = item.inside();
    if (inside.isEmpty()) {
      return Optional.empty();
    }
    List<String> columns = new ArrayList<>();
    for (SqlCursor column : inside.get().items()) {
      Optional<String> name = column.name();
      if (name.isEmpty() || !column.isEnd()) {
        return Optional.empty();
      }
      columns.add(name.get());
    }
    return columns.isEmpty() ? Optional.empty() : Optional.of(columns);
  }

  private boolean references(TableDraft draft, List<String> columns, SqlCursor item) {
    Place place = item.place();
    if (!item.takes("REFERENCES")) {
      return false;
    }
    List<String> table = name(item);
    if (table.isEmpty()) {
      return false;
    }
    List<String> targets = item.sees("(") ? columns(item).orElse(List.of()) : List.of();
    draft.link(new Link(columns, table.getLast(), targets, place));
    return true;
  }

  /// True also for a condition that says more than a contract can: that is told here.
  private boolean check(TableDraft draft, SqlCursor item) {
    int begin = item.mark();
    Place place = item.place();
    if (!item.takes("CHECK")) {
      return false;
    }
    Optional<SqlCursor> inside = item.inside();
    if (inside.isEmpty()) {
      item.back(begin);
      return false;
    }
    String text = item.shown(begin);
    boolean told =
        ConditionReader.read(inside.get())
            .filter(facts -> facts.stream().allMatch(fact -> fact.fits(draft)))
            .map(
                facts -> {
                  facts.forEach(fact -> fact.apply(draft));
                  return true;
                })
            .orElse(false);
    if (!told) {
      losses.left(place, "`" + text + "` of `" + draft.name() + "`");
    }
    return true;
  }
}
