package dev.weft.engine.duckdb.source;

import dev.weft.engine.Cancellation;
import dev.weft.engine.SourceProfiler;
import dev.weft.engine.SourceReader.SourceFile;
import dev.weft.engine.duckdb.instance.EngineErrors;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.Sessions;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.product.Build.FileFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// Profiles files through the readers that capture them, so that what is guessed is what a capture
/// takes: a column of whole numbers is one of which every value is a whole number there.
public final class DuckDbSourceProfiler implements SourceProfiler {

  /// A contract of more is larger than documents may be.
  private static final int MOST_COLUMNS = 10_000;

  private final Sessions sessions;

  public DuckDbSourceProfiler(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public Profile profile(SourceFile file, FileFormat format) {
    return profile(
        file,
        format,
        (session, opened) ->
            switch (format) {
              case CSV -> csv(session, opened);
              case PARQUET -> parquet(session, opened);
              case JSON_LINES -> lines(session, opened);
            });
  }

  @Override
  public Profile profileJson(SourceFile file) {
    return profile(file, FileFormat.JSON_LINES, DuckDbSourceProfiler::json);
  }

  private Profile profile(
      SourceFile file, FileFormat format, BiFunction<Session, SourceFile, Profile> look) {
    try (Session session = sessions.session(new Cancellation())) {
      SourceFile opened = new SourceFile(file.name(), session.open(file.path()));
      try {
        return look.apply(session, opened);
      } catch (WeftException e) {
        throw understood(e, opened, format);
      }
    }
  }

  private static Profile csv(Session session, SourceFile file) {
    CsvRows rows = CsvRows.of(file);
    if (rows.columns().size() > MOST_COLUMNS) {
      throw SourceErrors.tooWide(file, MOST_COLUMNS);
    }
    Seen seen = new CsvCensus(session, rows).seen();
    return profile(session, rows.rows(), seen, lost(session, file, 1));
  }

  private static Profile lines(Session session, SourceFile file) {
    JsonRows.refuseArray(file);
    var census = new JsonCensus(session, file, JsonLayout.LINES, MOST_COLUMNS);
    return json(session, file, JsonLayout.LINES, census.rows(), census.flat());
  }

  private static Profile json(Session session, SourceFile file) {
    JsonLayout layout = JsonLayout.of(file);
    var census = new JsonCensus(session, file, layout, MOST_COLUMNS);
    return json(session, file, layout, census.rows(), census.nested());
  }

  private static Profile json(
      Session session, SourceFile file, JsonLayout layout, String rows, Seen seen) {
    if (seen.columns().isEmpty()) {
      throw SourceErrors.notOfItsFormat(file);
    }
    long all =
        session.row("SELECT count(*) FROM (" + layout.lines(file) + ")", row -> row.number(1));
    long lost = layout == JsonLayout.LINES ? lost(session, file, 0) : 0;
    return profile(session, rows, seen, lost + all - seen.rows());
  }

  private static long lost(Session session, SourceFile file, int headers) {
    return LostLines.find(session, List.of(file), headers).map(LostLines::count).orElse(0L);
  }

  private static Profile parquet(Session session, SourceFile file) {
    ParquetRows rows = ParquetRows.of(session, file);
    if (rows.columns().size() > MOST_COLUMNS) {
      throw SourceErrors.tooWide(file, MOST_COLUMNS);
    }
    return profile(session, rows.from(), new ParquetCensus(session, rows).seen(), 0);
  }

  private static Profile profile(Session session, String from, Seen seen, long lost) {
    Optional<String> key = new KeySearch(session, from, seen).find();
    return new Profile(
        seen.rows(), lost, seen.columns().stream().map(Seen.Column::profile).toList(), key);
  }

  /// What the engine says about a file that it cannot read is about SQL nobody wrote.
  private static WeftException understood(
      WeftException failure, SourceFile file, FileFormat format) {
    if (failure.code() == ErrorCode.SQL_CANCELLED) {
      return EngineErrors.cancelled();
    }
    if (failure.code() != ErrorCode.SQL_RUN) {
      return failure;
    }
    if (format == FileFormat.PARQUET) {
      return SourceErrors.notParquet(file);
    }
    Optional<String> mixed = format == FileFormat.CSV ? LineEnds.mixed(file) : Optional.empty();
    return mixed
        .map(where -> SourceErrors.mixedLineEnds(file, where))
        .orElseGet(() -> SourceErrors.notOfItsFormat(file));
  }
}
