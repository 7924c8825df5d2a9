package dev.weft.engine;

import dev.weft.model.error.WeftException;
import dev.weft.model.quality.Check;
import dev.weft.model.quality.CheckResult;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Measures checks on data that lies outside the mesh, where it lies: nothing is written but below
/// the engine's temporary folder. One or two scans per table whatever the number of checks, one
/// more for each list of columns that must be unique, plus one statement for each SQL rule.
/// Thread-safe.
public interface DataChecks {

  /// How files are written.
  enum Format {
    /// RFC 4180 with a header line; the delimiter is one of comma, semicolon, tab and bar.
    CSV,
    /// One object per line, an array of objects, or objects one after the other.
    JSON,
    PARQUET
  }

  /// Where the rows of a table are.
  sealed interface Source {

    /// Files whose rows are one table.
    record Files(List<Path> paths, Format format) implements Source {
      public Files {
        paths = List.copyOf(paths);
      }
    }

    /// A table of a file of the engine's own kind, which is only read.
    record Database(Path file, String schema, String table) implements Source {}

    /// Parquet files that a table's metadata lists. Columns are found in them by field id; by name
    /// only in files without ids, as the table says.
    ///
    /// @param schema the table's columns
    /// @param untyped what those columns are, by name, that have a type no table here has
    /// @param mapping which names mean which columns in files that say no field ids; empty where
    ///   such files cannot be read
    record Listed(
        Schema schema,
        Map<String, String> untyped,
        List<ListedFile> files,
        List<MappedField> mapping)
        implements Source {
      public Listed {
        untyped = Map.copyOf(untyped);
        files = List.copyOf(files);
        mapping = List.copyOf(mapping);
      }
    }

    /// A source that could not be got at.
    record Unreachable(WeftException why) implements Source {}
  }

  /// A field by the names that files may give it.
  ///
  /// @param id 0 for none
  /// @param inside of it; what a list is made of is called `element`, what a map is `key` and
  ///   `value`
  record MappedField(Set<String> names, int id, List<MappedField> inside) {
    public MappedField {
      names = Set.copyOf(names);
      inside = List.copyOf(inside);
    }
  }

  /// A file of a listed table.
  ///
  /// @param location what the table's own files call it
  /// @param constants what columns that the file lacks have in all its rows, as text by field id;
  ///   null is empty, bytes are base64
  /// @param deleted Parquet files with positions of rows that are no longer there: `file_path`, by
  ///   location, and `pos`, from 0
  record ListedFile(
      Path path, String location, Map<Integer, Optional<String>> constants, List<Path> deleted) {
    public ListedFile {
      constants = Map.copyOf(constants);
      deleted = List.copyOf(deleted);
    }
  }

  /// A column as the contract describes it.
  ///
  /// @param spellings what the source may call it, the first that is there counts
  /// @param type read from text as this; what has types of its own is compared with it
  /// @param pattern how text writes a date or time, as the JDK spells it; empty for ISO 8601
  /// @param inner the same of dates and times inside of the column, by their steps: names of
  ///   fields, an empty text for each item of a list; maps are not looked into
  /// @param open whether failing values may be shown
  record Wanted(
      String name,
      List<String> spellings,
      Type type,
      Optional<String> pattern,
      Map<List<String>, String> inner,
      boolean open) {
    public Wanted {
      spellings = List.copyOf(spellings);
      inner = Map.copyOf(inner);
    }

    /// All patterns of the column.
    public Stream<String> patterns() {
      return Stream.concat(pattern.stream(), inner.values().stream());
    }
  }

  /// A table under test. Other columns of its source do not exist for checks.
  ///
  /// @param aliases what SQL rules may call it beside its name
  record Table(
      String name, List<String> aliases, Source source, List<Wanted> columns, List<Check> checks) {
    public Table {
      aliases = List.copyOf(aliases);
      columns = List.copyOf(columns);
      checks = List.copyOf(checks);
    }
  }

  /// How far to look.
  enum Depth {
    /// Headers and footers only: names of columns, and types where the source has them.
    METADATA,
    VALUES
  }

  /// What came of a check.
  ///
  /// @param samples at most five failing values as text, of open columns only
  record Measured(CheckResult result, List<String> samples) {
    public Measured {
      samples = List.copyOf(samples);
    }
  }

  /// Measures the checks of some tables. References and SQL rules may read all of them and nothing
  /// else.
  ///
  /// @return one result per check, in the order of tables and checks; what cannot run, or cannot be
  ///   read, is an ERROR result and is not thrown
  List<Measured> run(List<Table> tables, Depth depth, Cancellation cancellation);
}
