package dev.weft.formats.sql;

import dev.weft.formats.shape.ShapeReader;
import dev.weft.formats.shape.Table;

/// Words of a contract that CREATE TABLE says by itself.
final class ShapeWords {

  private ShapeWords() {}

  static boolean isTable(Table table) {
    return ShapeReader.text(table.more(), "physicalType")
        .map(word -> word.equalsIgnoreCase("table"))
        .orElse(true);
  }
}
