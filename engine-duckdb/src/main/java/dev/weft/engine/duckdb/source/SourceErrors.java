package dev.weft.engine.duckdb.source;

import dev.weft.engine.SourceReader.SourceFile;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.util.List;
import java.util.Map;

/// What can be wrong with files from outside, by the names their source gives them.
final class SourceErrors {

  private SourceErrors() {}

  static WeftException noFile(SourceFile file) {
    return unreadable(file, "it is not a regular file that can be read", "Check the path.");
  }

  static WeftException compressed(SourceFile file) {
    return unreadable(file, "it is compressed", "Unpack it first.");
  }

  static WeftException notUtf8(SourceFile file) {
    return unreadable(file, "it is not encoded in UTF-8", "Convert it, for instance with iconv.");
  }

  static WeftException noHeader(SourceFile file) {
    return unreadable(
        file, "it has no header line", "Put the names of the columns into the first line.");
  }

  static WeftException longHeader(SourceFile file) {
    return unreadable(
        file, "its header line does not end within 1 MB", "Check that it is a CSV file.");
  }

  static WeftException sameHeader(SourceFile file, String name) {
    return unreadable(file, "two of its columns are called " + name, "Rename one of them.");
  }

  static WeftException jsonArray(SourceFile file) {
    return unreadable(
        file, "it is one JSON array", "Write one object per line, for instance with jq -c '.[]'.");
  }

  static WeftException notParquet(SourceFile file) {
    return unreadable(file, "it is not a whole Parquet file", "Fetch or write it again.");
  }

  static WeftException tooManyFields(SourceFile file, int most) {
    return unreadable(
        file,
        "it has more than " + most + " columns and fields in them",
        "Write it again with the columns that are needed.");
  }

  static WeftException tooWide(SourceFile file, int most) {
    return unreadable(
        file,
        "it has more than " + most + " columns, and no contract of so many is guessed",
        "Import a file with the columns that are needed, or one row for each of their values.");
  }

  static WeftException tooDeep(SourceFile file, int lists, int levels) {
    return unreadable(
        file,
        "its columns nest more than "
            + lists
            + " lists or maps or "
            + levels
            + " levels in one another",
        "Write it again with flatter columns.");
  }

  static WeftException differentColumns(SourceFile file) {
    return unreadable(
        file,
        "its columns have other types than in the other files of the table",
        "Test files of one kind together.");
  }

  static WeftException notOfItsFormat(SourceFile file) {
    return unreadable(
        file,
        "it cannot be read as its format",
        "Check quotes, line ends and that the file is whole.");
  }

  static WeftException mixedLineEnds(SourceFile file, String where) {
    return unreadable(
        file,
        "its lines do not all end alike: " + where,
        "Write it again with one kind of line end, for instance with dos2unix.");
  }

  static WeftException noDatabase(SourceFile file) {
    return unreadable(
        file,
        "it is no whole DuckDB database that this version reads, or a program writes it",
        "Check the file, and close programs that have it open.");
  }

  static WeftException logBeside(SourceFile file) {
    return unreadable(
        file,
        "a log (.wal) beside it has changes that are not in it",
        "Close the program that writes it, which then puts them in (CHECKPOINT), or name a copy.");
  }

  static WeftException computes(SourceFile file, String table) {
    return unreadable(
        file,
        table + " is a view or has columns that are computed, and nothing that a file says is run",
        "Name a table that holds its values, made for instance with CREATE TABLE … AS.");
  }

  static WeftException noTable(SourceFile file, String table) {
    return WeftException.of(
        ErrorCode.CAPTURE_NOTHING,
        "There is no table " + table + " in " + file.name(),
        "Check its name; one of another schema than main is written as SCHEMA.TABLE.");
  }

  static WeftException tooMuch(SourceFile file, String table, String bound) {
    return WeftException.of(
        ErrorCode.CAPTURE_LIMIT,
        "Table " + table + " of " + file.name() + " takes more than one capture may: " + bound,
        "Have a table made that has less, or have whoever runs the server raise `capture-rows`,"
            + " `capture-bytes` or `capture-time`.");
  }

  static WeftException badValues(List<String> complaints, Map<String, String> details) {
    return WeftException.of(
            ErrorCode.CAPTURE_DRIFT,
            "The files differ from their contract: " + String.join(", ", complaints),
            "Correct the source or the contract, or set drift bad_value to quarantine or ignore.")
        .withDetails(details);
  }

  private static WeftException unreadable(SourceFile file, String why, String remedy) {
    return WeftException.of(
            ErrorCode.CAPTURE_UNREADABLE, "Cannot read " + file.name() + ": " + why, remedy)
        .withDetails(Map.of("file", file.name()));
  }
}
