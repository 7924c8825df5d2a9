package dev.weft.engine.duckdb.source;

import dev.weft.engine.SourceReader.SourceFile;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.SqlText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Lines that the engine's CSV reader could not make records of, from its own tables of rejects,
/// which are private to the connection.
///
/// The reader numbers only the rows it gives; rows behind a lost line are moved up by it, so that
/// numbers are those of the file.
final class LostLines {

  private static final String TABLE = "temp.weft_lost";

  private final Session session;

  private LostLines(Session session) {
    this.session = session;
  }

  /// What was lost, empty when nothing was; throws `CAPTURE_UNREADABLE` for a file that is no
  /// UTF-8.
  ///
  /// @param headers lines before the first row of each file
  static Optional<LostLines> find(Session session, List<SourceFile> files, int headers) {
    LostLines lost = new LostLines(session);
    String names =
        files.stream()
            .map(
                file ->
                    "("
                        + SqlText.text(file.path().toString())
                        + ", "
                        + SqlText.text(file.name())
                        + ")")
            .collect(Collectors.joining(", "));
    session.execute("DROP TABLE IF EXISTS " + TABLE);
    session.execute(
        "CREATE TEMP TABLE weft_lost AS SELECT n.name AS file, CAST(e.line AS BIGINT) - "
            + headers
            + " AS number, any_value(e.csv_line) AS line,"
            + " bool_or(CAST(e.error_type AS VARCHAR) = 'INVALID ENCODING') AS foreign_text"
            + " FROM reject_errors e JOIN reject_scans s USING (scan_id, file_id)"
            + " JOIN (VALUES "
            + names
            + ") n (path, name) ON n.path = s.file_path GROUP BY 1, 2");
    lost.refuseForeignText(files);
    return Optional.of(lost).filter(lines -> lines.count() > 0);
  }

  long count() {
    return session.row("SELECT count(*) FROM " + TABLE, row -> row.number(1));
  }

  /// Rejects of class `syntax`.
  String rejects() {
    return "SELECT 'syntax' AS rule, 'syntax' AS class, file AS _file, number AS _row,"
        + " CAST(json_object('line', line) AS VARCHAR) AS \"row\" FROM "
        + TABLE;
  }

  /// The stage with the rows' numbers in their files.
  String renumbered(String stage) {
    return "SELECT s.* REPLACE (s._row + coalesce(l.lost, 0) AS _row) FROM "
        + stage
        + " s ASOF LEFT JOIN (SELECT file, before, max(lost) AS lost FROM (SELECT file, lost,"
        + " number - lost AS before FROM (SELECT file, number,"
        + " row_number() OVER (PARTITION BY file ORDER BY number) AS lost FROM "
        + TABLE
        + ")) GROUP BY 1, 2) l ON s._file = l.file AND s._row > l.before";
  }

  private void refuseForeignText(List<SourceFile> files) {
    List<String> foreign =
        session.rows(
            "SELECT file FROM " + TABLE + " WHERE foreign_text ORDER BY 1 LIMIT 1",
            row -> row.string(1));
    Optional<SourceFile> file =
        files.stream().filter(one -> foreign.contains(one.name())).findFirst();
    if (file.isPresent()) {
      throw SourceErrors.notUtf8(file.get());
    }
  }
}
