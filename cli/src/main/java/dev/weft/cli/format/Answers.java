package dev.weft.cli.format;

import dev.weft.cli.terminal.Console;
import dev.weft.cli.terminal.Table;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Writes what a server answered to stdout, in the format that was asked for.
public final class Answers {

  private final Console console;
  private final Format format;

  public Answers(Console console, Format format) {
    this.console = console;
    this.format = format;
  }

  /// Writes a list: `{"schema", "items": […]}`. As a table, an empty one is a word on stderr.
  ///
  /// @param none what to say when there is nothing, for instance `No runs yet.`
  public void list(JsonNode list, List<Column> columns, String none) {
    List<JsonNode> items = Json.items(list, "items");
    switch (format) {
      case TABLE -> {
        if (items.isEmpty()) {
          console.say(none);
        } else {
          table(items, columns);
        }
      }
      case CSV -> csv(items, columns);
      case NDJSON -> items.forEach(item -> console.print(Json.line(item)));
      case JSON, YAML, PARQUET, ARROW, JUNIT, GITHUB, MARKDOWN, SARIF, BITOL, OPENLINEAGE ->
          tree(list);
    }
  }

  /// Writes one thing: as text for people, otherwise the answer itself.
  public void thing(JsonNode thing, List<String> text) {
    if (format == Format.TABLE) {
      text.forEach(console::print);
    } else {
      tree(thing);
    }
  }

  /// Lines of a table of these items.
  public void table(List<JsonNode> items, List<Column> columns) {
    tableOf(items, columns)
        .lines(console.terminal().dataWidth(), console.dataStyle())
        .forEach(console::print);
  }

  public static Table tableOf(List<JsonNode> items, List<Column> columns) {
    return new Table(
        columns.stream().map(Column::heading).toList(),
        items.stream()
            .map(item -> columns.stream().map(column -> column.value().apply(item)).toList())
            .toList());
  }

  private void csv(List<JsonNode> items, List<Column> columns) {
    console.print(Csv.line(columns.stream().map(Column::field).toList()));
    for (JsonNode item : items) {
      console.print(
          Csv.line(columns.stream().map(column -> Json.text(item, column.field())).toList()));
    }
  }

  /// Writes a JSON tree as JSON, as one line of it, or as YAML.
  public void tree(JsonNode tree) {
    switch (format) {
      case NDJSON -> console.print(Json.line(tree));
      case YAML -> console.print(Yaml.text(tree));
      case TABLE, JSON, CSV, PARQUET, ARROW, JUNIT, GITHUB, MARKDOWN, SARIF, BITOL, OPENLINEAGE ->
          console.print(Json.pretty(tree));
    }
  }
}
