package dev.weft.model.quality;

import dev.weft.model.contract.ColumnPath;
import dev.weft.model.contract.QualityRule.Threshold;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a check demands of a table, in a form that an engine can run.
public sealed interface Rule {

  /// A rule that each row keeps or breaks by itself; only these can move rows to quarantine.
  sealed interface OfRow extends Rule {
    String column();
  }

  /// A rule on all rows together.
  sealed interface OfSet extends Rule {}

  /// A rule on all values of a column together, whichever rows they are of.
  sealed interface OfValues extends OfSet {}

  /// No nulls.
  record Required(String column) implements OfRow {}

  /// Bounds as written in the contract, in the column's type; null breaks no bound.
  record Range(
      String column,
      Optional<String> minimum,
      Optional<String> maximum,
      Optional<String> exclusiveMinimum,
      Optional<String> exclusiveMaximum)
      implements OfRow {}

  record MultipleOf(String column, String factor) implements OfRow {}

  /// Length in characters.
  record Length(String column, Optional<Integer> minimum, Optional<Integer> maximum)
      implements OfRow {}

  /// The pattern is found somewhere in the value (RE2).
  record Pattern(String column, String pattern) implements OfRow {}

  /// The value is one of these, or matches the pattern; nulls are never invalid.
  record Valid(String column, List<String> values, Optional<String> pattern) implements OfRow {}

  /// The value is written in a form that has a name: `email`, `uuid`, `uri`, `hostname`, `ipv4`,
  /// `ipv6`, `byte`, `date`, `time`, `date-time`; or it is a whole number of `i8` to `u128`.
  record Format(String column, String format) implements OfRow {}

  /// How many items a list has, or how many of its fields an object fills.
  record Items(String column, Optional<Integer> minimum, Optional<Integer> maximum)
      implements OfRow {}

  /// No item of a list occurs twice in it.
  record UniqueItems(String column) implements OfRow {}

  /// No two objects in a list or map have the same key; those with a null in it do not count.
  ///
  /// @param within steps from an item, or from an entry of a map, to the object; none for the item
  /// @param key fields of the object
  record UniqueKey(String column, List<String> within, List<String> key) implements OfRow {
    public UniqueKey {
      within = List.copyOf(within);
      key = List.copyOf(key);
    }
  }

  /// A rule of what lies inside the values of a column: no value at the path breaks it. Where
  /// nothing lies there is nothing to break it.
  ///
  /// @param path steps as of [ColumnPath]
  /// @param rule of the values at the end; its column is of no matter
  record Nested(String column, List<String> path, OfRow rule) implements OfRow {
    public Nested {
      path = List.copyOf(path);
    }
  }

  /// A rule of all values at a path inside the values of a column, of all rows together. Where
  /// nothing lies there is no value.
  ///
  /// @param path steps as of [ColumnPath]
  /// @param rule its columns are fields of the values at the path, none for the values themselves;
  ///   a single column is of no matter, rows are values, and percents are of all of them
  record Inside(String column, List<String> path, OfValues rule) implements OfSet {
    public Inside {
      path = List.copyOf(path);
    }
  }

  /// The data can be read, and every line of it is a row. Only of data that Weft did not write.
  record Intact() implements OfSet {}

  /// The data has the column. Only of data that Weft did not write.
  record Present(String column) implements OfSet {}

  /// Every value is of a type, as people read it. Only of data that Weft did not write.
  record OfType(String column, String type) implements OfSet {}

  /// Every value of the columns together occurs once; rows with a null among them do not count.
  record Unique(List<String> columns) implements OfValues {}

  /// The values of `columns` together occur in `targets` of one row of `target`, or of one item of
  /// its lists; those with a null among them do not count.
  record References(List<ColumnPath> columns, String target, List<ColumnPath> targets)
      implements OfSet {
    public References {
      columns = List.copyOf(columns);
      targets = List.copyOf(targets);
    }
  }

  /// Counts rows.
  record RowCount(Threshold threshold) implements OfValues {}

  /// Counts nulls of a column, in rows or percent of all rows.
  record NullCount(String column, Threshold threshold, boolean percent) implements OfValues {}

  /// Counts values that stand for absent ones.
  record MissingCount(
      String column, List<@Nullable String> values, Threshold threshold, boolean percent)
      implements OfValues {
    // Written out: javac drops nested type annotations of a compact constructor.
    public MissingCount(
        String column, List<@Nullable String> values, Threshold threshold, boolean percent) {
      this.column = column;
      this.values = java.util.Collections.unmodifiableList(new java.util.ArrayList<>(values));
      this.threshold = threshold;
      this.percent = percent;
    }
  }

  /// Counts values outside a set or a pattern; nulls are never invalid.
  record InvalidCount(
      String column,
      List<String> values,
      Optional<String> pattern,
      Threshold threshold,
      boolean percent)
      implements OfValues {}

  /// Counts values that occur more than once, each once.
  record DuplicateCount(List<String> columns, Threshold threshold, boolean percent)
      implements OfValues {}

  /// One SELECT over the product's own tables, with one number or boolean as its answer.
  record Sql(String query, Threshold threshold) implements OfSet {
    /// Whether the text has the name of a table anywhere, be it in a remark.
    boolean names(String table) {
      var name =
          java.util.regex.Pattern.compile(
              "(?<!\\w)" + java.util.regex.Pattern.quote(table) + "(?!\\w)",
              java.util.regex.Pattern.CASE_INSENSITIVE
                  | java.util.regex.Pattern.UNICODE_CASE
                  | java.util.regex.Pattern.UNICODE_CHARACTER_CLASS);
      // a quote in a name is written twice
      return table.contains("\"") || name.matcher(query).find();
    }
  }

  /// Words for people: listed, never passed.
  record Text() implements OfSet {}

  /// A rule of another engine: listed, never passed.
  record Custom(String engine) implements OfSet {}

  /// Something that no engine could measure: always an error.
  record Unmeasurable(String why) implements OfSet {}

  /// Something that cannot run here: listed, never passed.
  record NotExecutable(String why) implements OfSet {}

  /// Of which values the result of a check tells: of its own table first, then of others that the
  /// rule looks at. Whatever an SQL rule names it may tell all of.
  ///
  /// @param own table that the check is of
  /// @param tables of the product, the own one among them or not
  default List<Measured> measured(String own, Collection<String> tables) {
    var mine = Stream.of(new Measured(own, measured()));
    var others = tables.stream().filter(table -> !table.equals(own)).flatMap(this::measuredIn);
    return Stream.concat(mine, others).toList();
  }

  private Stream<Measured> measuredIn(String other) {
    return switch (this) {
      case References(var columns, String target, var found) when target.equals(other) ->
          Stream.of(new Measured(other, Optional.of(names(found))));
      case Sql sql when sql.names(other) -> Stream.of(new Measured(other, Optional.empty()));
      case OfRow rule -> Stream.of();
      case OfSet rule -> Stream.of();
    };
  }

  private static List<String> names(List<ColumnPath> paths) {
    return paths.stream().map(ColumnPath::column).distinct().toList();
  }

  private Optional<List<String>> measured() {
    return switch (this) {
      case OfRow rule -> Optional.of(List.of(rule.column()));
      case Inside inside -> Optional.of(List.of(inside.column()));
      case Present(String column) -> Optional.of(List.of(column));
      case OfType(String column, String type) -> Optional.of(List.of(column));
      case Unique(List<String> columns) -> Optional.of(columns);
      case References references -> Optional.of(names(references.columns()));
      case NullCount count -> Optional.of(List.of(count.column()));
      case MissingCount count -> Optional.of(List.of(count.column()));
      case InvalidCount count -> Optional.of(List.of(count.column()));
      case DuplicateCount count -> Optional.of(count.columns());
      case Sql sql -> Optional.empty();
      case Intact intact -> Optional.of(List.of());
      case RowCount count -> Optional.of(List.of());
      case Text text -> Optional.of(List.of());
      case Custom custom -> Optional.of(List.of());
      case Unmeasurable rule -> Optional.of(List.of());
      case NotExecutable rule -> Optional.of(List.of());
    };
  }

  /// What the standard calls such a rule, as programs read it.
  default String word() {
    return switch (this) {
      case Required required -> "required";
      case Range range -> "range";
      case MultipleOf multiple -> "multipleOf";
      case Length length -> "length";
      case Pattern pattern -> "pattern";
      case Valid valid -> "invalidValues";
      case Format format -> "format";
      case Items items -> "items";
      case UniqueItems items -> "uniqueItems";
      case UniqueKey key -> "unique";
      case Nested(String column, List<String> path, OfRow rule) -> rule.word();
      case Inside(String column, List<String> path, OfValues rule) -> rule.word();
      case Intact intact -> "readable";
      case Present present -> "present";
      case OfType type -> "type";
      case Unique unique -> "unique";
      case References references -> "relationship";
      case RowCount count -> "rowCount";
      case NullCount count -> "nullValues";
      case MissingCount count -> "missingValues";
      case InvalidCount count -> "invalidValues";
      case DuplicateCount count -> "duplicateValues";
      case Sql sql -> "sql";
      case Text text -> "text";
      case Custom custom -> "custom";
      case Unmeasurable rule -> "unmeasurable";
      case NotExecutable rule -> "notExecutable";
    };
  }
}
