package dev.weft.engine.duckdb.write;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.table.PartitionField;
import java.util.List;

/// What can be wrong with a request to write.
final class WriteErrors {

  private WriteErrors() {}

  static WeftException missingColumns(List<String> names) {
    return WeftException.of(
        ErrorCode.BUILD_COLUMN,
        "The statement gives no column " + String.join(", ", names),
        "Select it under that name, or take it out of the contract.");
  }

  static WeftException unknownColumn(String name) {
    return WeftException.of(
        ErrorCode.BUILD_COLUMN,
        "The table has no column " + name + " to partition or sort by",
        "Name a column of the contract.");
  }

  static WeftException sameName(String name) {
    return WeftException.of(
        ErrorCode.BUILD_COLUMN,
        "The table has two columns called " + name + ", apart from upper and lower case",
        "Rename one of them.");
  }

  static WeftException unsupportedPartition(PartitionField field, String type, String word) {
    return WeftException.of(
        ErrorCode.BUILD_TYPE,
        "The engine cannot partition " + field.column() + ", a " + type + ", by " + word,
        "Use a transform that the column's type has.");
  }

  static WeftException badPattern(String check) {
    return WeftException.of(
        ErrorCode.SQL_RUN,
        "The pattern of the check " + check + " is not a regular expression of RE2",
        "Write it without look-around and back-references.");
  }
}
