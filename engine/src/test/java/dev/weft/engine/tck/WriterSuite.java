package dev.weft.engine.tck;

import static dev.weft.engine.tck.Tables.schema;
import static dev.weft.engine.tck.Tables.statement;

import dev.weft.engine.Cancellation;
import dev.weft.engine.GovernedStatement;
import dev.weft.engine.TableWriter;
import dev.weft.engine.TableWriter.Write;
import dev.weft.engine.TableWriter.Written;
import dev.weft.model.quality.Check;
import dev.weft.model.table.PartitionField;
import dev.weft.model.table.Schema;
import dev.weft.model.table.WrittenFile;
import dev.weft.model.table.WrittenFile.ColumnStatistics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/// Hooks and short words of the suites for a table writer.
abstract class WriterSuite {

  @TempDir protected Path folder;

  /// The writer under test.
  protected abstract TableWriter writer();

  /// Looks at what was written.
  protected abstract FileProbe probe();

  /// A statement that runs until it is cancelled, with one column `id`.
  protected abstract GovernedStatement endless();

  static ColumnStatistics statistics(WrittenFile file, int id) {
    return Optional.ofNullable(file.columns().get(id)).orElseThrow();
  }

  static List<Long> ids(List<String> rows) {
    return rows.stream().map(row -> Long.valueOf(row.split("\\|", -1)[0])).toList();
  }

  final Path data() {
    return folder.resolve("table/data");
  }

  final Path rejects() {
    return folder.resolve("rejects/data");
  }

  final Written write(String sql, Schema schema, String... columns) {
    return writer().write(request(statement(sql, columns), schema), new Cancellation());
  }

  final Written writePartitioned(
      String sql, Schema schema, List<PartitionField> partition, List<String> sort) {
    GovernedStatement select = statement(sql, schema.names().toArray(String[]::new));
    return writer()
        .write(
            new Write(select, schema, partition, sort, data(), List.of(), rejects()),
            new Cancellation());
  }

  final Written writeGuarded(String sql, Schema schema, List<Check> checks) {
    GovernedStatement select = statement(sql, schema.names().toArray(String[]::new));
    return writer()
        .write(
            new Write(select, schema, List.of(), List.of(), data(), checks, rejects()),
            new Cancellation());
  }

  final Write request(GovernedStatement select, Schema schema) {
    return new Write(select, schema, List.of(), List.of(), data(), List.of(), rejects());
  }

  /// Files below both folders.
  final List<Path> leftovers() {
    List<Path> all = new ArrayList<>();
    for (Path root : List.of(data(), rejects())) {
      try (Stream<Path> files = Files.exists(root) ? Files.list(root) : Stream.empty()) {
        files.forEach(all::add);
      } catch (IOException e) {
        throw new java.io.UncheckedIOException(e);
      }
    }
    return all;
  }
}
