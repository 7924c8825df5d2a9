package dev.weft.engine.duckdb.source;

import dev.weft.engine.Cancellation;
import dev.weft.engine.SourceReader;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.Sessions;
import dev.weft.model.product.Build.FileFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Reads files through the engine's own readers, but knows headers and types by itself: nothing is
/// guessed from the data but the delimiter, and that from the header line.
public final class DuckDbSourceReader implements SourceReader {

  private final Sessions sessions;

  public DuckDbSourceReader(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public Shape inspect(List<SourceFile> files, FileFormat format) {
    Set<String> columns = new LinkedHashSet<>();
    try (Session session = sessions.session(new Cancellation())) {
      for (SourceFile file : open(session, files)) {
        names(session, file, format).stream().filter(name -> !name.isEmpty()).forEach(columns::add);
      }
    }
    return new Shape(List.copyOf(columns));
  }

  @Override
  public Captured capture(Capture capture, Cancellation cancellation) {
    try (Session session = sessions.session(cancellation)) {
      Capture opened = capture.from(open(session, capture.files()));
      List<FileRows> rows =
          opened.files().stream().map(file -> rows(session, file, opened)).toList();
      return new CaptureWork(session, opened, rows).run();
    }
  }

  private static List<SourceFile> open(Session session, List<SourceFile> files) {
    return files.stream()
        .map(file -> new SourceFile(file.name(), session.open(file.path())))
        .toList();
  }

  private static List<String> names(Session session, SourceFile file, FileFormat format) {
    return switch (format) {
      case CSV -> CsvHeader.read(file).names();
      case JSON_LINES -> JsonKeys.list(session, file);
      case PARQUET -> ParquetRows.of(session, file).columns();
    };
  }

  private static FileRows rows(Session session, SourceFile file, Capture capture) {
    return switch (capture.format()) {
      case CSV -> CsvRows.of(file);
      case JSON_LINES -> JsonKeys.rows(file, capture.bindings());
      case PARQUET -> ParquetRows.of(session, file);
    };
  }
}
