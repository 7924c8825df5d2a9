package dev.weft.formats.sql;

import dev.weft.formats.shape.Carried;
import dev.weft.formats.shape.Field;
import dev.weft.formats.shape.Losses;
import dev.weft.formats.shape.Shape;
import dev.weft.formats.shape.Table;
import dev.weft.formats.shape.Table.Link;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Writes the tables of a contract as statements that create them. For one contract.
public final class DdlWriter {

  private final Dialect dialect;
  private final ColumnWriter columns;
  private final KeyWriter keys;
  private final Carried carried;
  private final Losses losses;

  /// Written tables, by the name that the contract knows them by.
  private final Map<String, WrittenTable> written = new LinkedHashMap<>();

  public DdlWriter(Dialect dialect, Carried carried, AllowedMarks marks, Losses losses) {
    this.dialect = dialect;
    this.carried = carried;
    this.losses = losses;
    this.columns = new ColumnWriter(dialect, carried, marks, losses);
    this.keys = new KeyWriter(dialect, carried, marks);
  }

  /// Marks what a list of allowed values, or of unique columns, was read from.
  public interface AllowedMarks {
    /// Marks what the allowed values of a property were read from.
    ///
    /// @param property its JSON pointer
    void takeAllowed(String property);

    /// Marks a rule of quality that became a constraint.
    ///
    /// @param rule its JSON pointer
    void takeRule(String rule);
  }

  public String write(Shape shape) {
    carried.take("", "apiVersion", "kind", "id", "name", "version", "status");
    StringBuilder sql = new StringBuilder();
    String who = shape.name().equals(shape.id()) ? shape.id() : shape.id() + ", " + shape.name();
    sql.append(Spelling.comment(who + ", version " + shape.version() + ", " + shape.status()));
    sql.append('\n');
    Set<String> names = new HashSet<>();
    for (Table table : TableOrder.of(distinct(shape.tables()))) {
      Optional<WrittenTable> known = known(table, names);
      if (known.isPresent()) {
        written.put(table.name(), known.get());
        sql.append('\n').append(create(known.get()));
      }
    }
    if (dialect == Dialect.POSTGRESQL) {
      written.values().forEach(table -> linkLater(table, sql));
    }
    return sql.toString();
  }

  private List<Table> distinct(List<Table> tables) {
    List<Table> distinct = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Table table : tables) {
      if (seen.add(table.name())) {
        distinct.add(table);
      } else {
        losses.left(table.place(), "A second table `" + table.name() + "` is left out", "");
        carried.take(table.pointer());
      }
    }
    return distinct;
  }

  /// A table with the columns that can be written; empty when there are none, or its name is not to
  /// be had.
  private Optional<WrittenTable> known(Table table, Set<String> names) {
    String name = table.source().isEmpty() ? table.name() : table.source();
    if (!Spelling.isName(name) || !names.add(dialect.folded(name))) {
      losses.left(
          table.place(),
          "A table of " + dialect.title() + " cannot be called `" + name + "` here",
          "Rename it; names are told apart as " + dialect.title() + " does");
      carried.take(table.pointer());
      return Optional.empty();
    }
    if (!dialect.keeps(name)) {
      losses.changed(table.place(), "PostgreSQL keeps 63 bytes of the name `" + name + "`", "");
    }
    takeName(table.pointer(), table.source());
    carried.take(table.pointer(), "logicalType");
    carried.takeId(table.pointer(), table.name(), table.more());
    if (ShapeWords.isTable(table)) {
      carried.take(table.pointer(), "physicalType");
    }
    WrittenTable known = new WrittenTable(table, name, columns.names(table));
    if (known.columns().isEmpty()) {
      losses.left(
          table.place(),
          "`" + name + "` has no columns, so there is no table",
          "Describe its properties");
      carried.take(table.pointer());
      return Optional.empty();
    }
    return Optional.of(known);
  }

  /// The name of the source, which is that of the table, wins over the contract's own.
  private void takeName(String pointer, String source) {
    carried.take(pointer, "physicalName");
    if (source.isEmpty()) {
      carried.take(pointer, "name");
    }
  }

  private String create(WrittenTable table) {
    List<String> parts = new ArrayList<>();
    List<String> checks = new ArrayList<>();
    for (Field field : table.table().fields()) {
      table.column(field.name()).ifPresent(name -> parts.add(columns.write(name, field, checks)));
    }
    if (dialect.hasConstraints()) {
      parts.addAll(keys.of(table));
      parts.addAll(checks);
    }
    if (dialect == Dialect.DUCKDB) {
      parts.addAll(links(table));
    }
    String body = String.join(",\n  ", parts);
    String name = Spelling.name(table.name());
    return "CREATE TABLE " + name + " (\n  " + body + "\n)" + comments(table);
  }

  /// DuckDB adds no foreign key later, so a table names only those before it and itself.
  private Set<String> links(WrittenTable table) {
    Set<String> clauses = new LinkedHashSet<>();
    for (Link link : table.table().links()) {
      keys.link(table, link, Optional.ofNullable(written.get(link.table())))
          .ifPresent(clauses::add);
    }
    return clauses;
  }

  /// PostgreSQL adds foreign keys when all tables are there, whatever their order.
  private void linkLater(WrittenTable table, StringBuilder sql) {
    for (String clause : links(table)) {
      sql.append("\nALTER TABLE ").append(Spelling.name(table.name()));
      sql.append("\n  ADD ").append(clause).append(";\n");
    }
  }

  private String comments(WrittenTable table) {
    String text = table.table().description();
    carried.take(table.table().pointer(), "description");
    if (dialect == Dialect.TRINO) {
      return (text.isEmpty() ? "" : "\nCOMMENT " + Spelling.text(text)) + ";\n";
    }
    StringBuilder comments = new StringBuilder(";\n");
    String name = Spelling.name(table.name());
    if (!text.isEmpty()) {
      comments.append("COMMENT ON TABLE ").append(name).append(" IS ");
      comments.append(Spelling.text(text)).append(";\n");
    }
    for (Field field : table.table().fields()) {
      Optional<String> column = table.column(field.name());
      if (column.isPresent() && !field.description().isEmpty()) {
        comments.append("COMMENT ON COLUMN ").append(name).append('.');
        comments.append(Spelling.name(column.get())).append(" IS ");
        comments.append(Spelling.text(field.description())).append(";\n");
      }
    }
    return comments.toString();
  }
}
