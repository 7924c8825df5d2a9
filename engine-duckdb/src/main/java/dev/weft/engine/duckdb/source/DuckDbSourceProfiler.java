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

/// Profiles files through the readers that capture them, so that what is guessed is what a capture
/// takes: a column of whole numbers is one of which every value is a whole number there.
public final class DuckDbSourceProfiler implements SourceProfiler {

  private final Sessions sessions;

  public DuckDbSourceProfiler(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public Profile profile(SourceFile file, FileFormat format) {
    try (Session session = sessions.session(new Cancellation())) {
      SourceFile opened = new SourceFile(file.name(), session.open(file.path()));
      try {
        return switch (format) {
          case CSV -> csv(session, opened);
          case PARQUET -> parquet(session, opened);
          case JSON_LINES -> lines(session, opened);
        };
      } catch (WeftException e) {
        throw understood(e, opened, format);
      }
    }
  }

  private static Profile csv(Session session, SourceFile file) {
    CsvRows rows = CsvRows.of(file);
    TextCensus census = TextCensus.of(session, rows);
    Seen seen = census.seen();
    long lost = LostLines.find(session, List.of(file), 1).map(LostLines::count).orElse(0L);
    return profile(session, census.from(), seen, lost);
  }

  private static Profile lines(Session session, SourceFile file) {
    List<String> keys = JsonKeys.list(session, file);
    if (keys.isEmpty()) {
      throw SourceErrors.notOfItsFormat(file);
    }
    JsonRows rows = new JsonRows(file, JsonLayout.LINES, keys);
    long all = session.row("SELECT count(*) FROM (" + rows.rows() + ")", row -> row.number(1));
    TextCensus census = TextCensus.of(session, rows);
    Seen seen = census.seen();
    long lost = LostLines.find(session, List.of(file), 0).map(LostLines::count).orElse(0L);
    return profile(session, census.from(), seen, lost + all - seen.rows());
  }

  private static Profile parquet(Session session, SourceFile file) {
    ParquetRows rows = ParquetRows.of(session, file);
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
