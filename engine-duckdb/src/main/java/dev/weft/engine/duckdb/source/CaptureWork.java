package dev.weft.engine.duckdb.source;

import dev.weft.engine.Rejects;
import dev.weft.engine.SourceReader.Capture;
import dev.weft.engine.SourceReader.Captured;
import dev.weft.engine.SourceReader.OnBadValue;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.SqlText;
import dev.weft.engine.duckdb.write.ParquetFolder;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.table.WrittenFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// One capture: files into a stage, refusals counted, the rest written. Files in which nothing can
/// be refused stream into the table without a stage.
final class CaptureWork {

  private static final String STAGE = "temp.weft_captured";
  private static final int BATCH = 100;

  private final Session session;
  private final Capture capture;
  private final List<FileRows> rows;
  private final StageSql sql;

  CaptureWork(Session session, Capture capture, List<FileRows> rows) {
    this.session = session;
    this.capture = capture;
    this.rows = rows;
    this.sql = new StageSql(capture);
  }

  Captured run() {
    ParquetFolder data = new ParquetFolder(session, capture.schema(), capture.data());
    try {
      return rows.stream().allMatch(sql::cannotFail) ? stream(data) : staged(data);
    } catch (RuntimeException | Error e) {
      data.discard();
      throw e;
    }
  }

  private Captured stream(ParquetFolder data) {
    try {
      for (List<String> batch : batches(sql::plain)) {
        data.add(ordered(String.join(" UNION ALL ", batch)), List.of());
      }
    } catch (WeftException e) {
      throw culprit(e);
    }
    return captured(data.finish(), new TreeMap<>(), new TreeMap<>(), List.of());
  }

  private Captured staged(ParquetFolder data) {
    try {
      stage();
    } catch (WeftException e) {
      throw culprit(e);
    }
    Optional<LostLines> lost = lost();
    Refusals refusals = Refusals.count(session, STAGE, sql);
    if (capture.onBadValue() == OnBadValue.FAIL) {
      refusals.refuse();
    }
    SortedMap<String, Long> rejected = refusals.byClass();
    lost.ifPresent(lines -> rejected.merge("syntax", lines.count(), Long::sum));
    String kept = lost.map(lines -> lines.renumbered(STAGE)).orElse("SELECT * FROM " + STAGE);
    data.add(ordered("SELECT * FROM (" + kept + ") WHERE " + StageSql.REASON + " = 0"), List.of());
    List<WrittenFile> files = data.finish();
    return captured(
        files,
        rejected,
        refusals.badValues(),
        rejected.isEmpty() ? List.of() : rejects(kept, lost));
  }

  private void stage() {
    boolean first = true;
    for (List<String> batch : batches(sql::judged)) {
      String select = String.join(" UNION ALL ", batch);
      session.execute(
          (first ? "CREATE TEMP TABLE weft_captured AS " : "INSERT INTO " + STAGE + " ") + select);
      first = false;
    }
  }

  private Optional<LostLines> lost() {
    return switch (capture.format()) {
      case CSV -> LostLines.find(session, capture.files(), 1);
      case JSON_LINES -> LostLines.find(session, capture.files(), 0);
      case PARQUET -> Optional.empty();
    };
  }

  private List<WrittenFile> rejects(String kept, Optional<LostLines> lost) {
    String refused =
        "SELECT "
            + sql.rules()
            + " AS rule, "
            + sql.classes()
            + " AS class, _file, _row, "
            + StageSql.JSON
            + " AS \"row\" FROM ("
            + kept
            + ") WHERE "
            + StageSql.REASON
            + " > 0";
    String all = lost.map(lines -> refused + " UNION ALL " + lines.rejects()).orElse(refused);
    ParquetFolder folder = new ParquetFolder(session, Rejects.SCHEMA, capture.rejects());
    try {
      folder.add(all, List.of());
      return folder.finish();
    } catch (RuntimeException | Error e) {
      folder.discard();
      throw e;
    }
  }

  /// The schema's columns in its order.
  private String ordered(String select) {
    String names =
        capture.schema().names().stream().map(SqlText::name).collect(Collectors.joining(", "));
    return "SELECT " + names + " FROM (" + select + ")";
  }

  private List<List<String>> batches(Judge judge) {
    List<List<String>> batches = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      if (i % BATCH == 0) {
        batches.add(new ArrayList<>());
      }
      batches.getLast().add(judge.select(rows.get(i), capture.files().get(i).name()));
    }
    return batches;
  }

  /// Which file it was that the engine could not read.
  private WeftException culprit(WeftException failure) {
    if (failure.code() != ErrorCode.SQL_RUN && failure.code() != ErrorCode.LAKE_MISSING_FILE) {
      return failure;
    }
    for (int i = 0; i < rows.size(); i++) {
      String select = sql.judged(rows.get(i), capture.files().get(i).name());
      try {
        session.execute("CREATE OR REPLACE TEMP TABLE weft_probe AS " + select);
      } catch (WeftException e) {
        return e.code() == failure.code() ? rows.get(i).unreadable() : e;
      }
    }
    return failure;
  }

  private static Captured captured(
      List<WrittenFile> files,
      SortedMap<String, Long> rejected,
      SortedMap<String, Long> badValues,
      List<WrittenFile> rejects) {
    long rows = files.stream().mapToLong(WrittenFile::rows).sum();
    return new Captured(files, rows, rejected, badValues, rejects);
  }

  @FunctionalInterface
  private interface Judge {
    String select(FileRows rows, String name);
  }
}
