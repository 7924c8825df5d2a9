package dev.weft.engine.duckdb.write;

import dev.weft.engine.Cancellation;
import dev.weft.engine.TableWriter;
import dev.weft.engine.duckdb.instance.Session;
import dev.weft.engine.duckdb.instance.Sessions;
import dev.weft.engine.duckdb.scan.ScanViews;
import dev.weft.model.table.WrittenFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Writes tables with COPY. Without moved rows, counted groups and an order inside partitions the
/// result streams into files; otherwise it is staged once in a temporary table: splitting a stream
/// by a flag costs as much, and a stream into sorted partitions loses its order on several threads.
///
/// A partition, or a table without partitions, is one file until that is large, then several in the
/// order of its rows. Bounds in statistics are texts: booleans 1 and 0, binary hexadecimal,
/// timestamps with zone ending in +00, long strings cut to a valid bound.
public final class DuckDbTableWriter implements TableWriter {

  private static final String STAGE = "temp.weft_stage";

  // each piece scans the stage; beyond this many one ordered stream on one thread is faster
  private static final int MOST_PIECES = 64;

  private final Sessions sessions;
  private final long fileBytes;

  public DuckDbTableWriter(Sessions sessions) {
    this(sessions, ParquetFolder.FILE_BYTES);
  }

  /// A writer of files of about that size.
  public DuckDbTableWriter(Sessions sessions, long fileBytes) {
    this.sessions = sessions;
    this.fileBytes = fileBytes;
  }

  @Override
  public Written write(Write write, Cancellation cancellation) {
    Projection projection = new Projection(write);
    try (Session session = sessions.session(cancellation)) {
      ScanViews.create(session, write.select());
      ParquetFolder data = new ParquetFolder(session, write.schema(), write.data(), fileBytes);
      try {
        boolean staged =
            !write.quarantine().isEmpty()
                || !write.groups().isEmpty()
                || (!write.sort().isEmpty() && !write.partition().isEmpty());
        return staged
            ? new StagedWrite(session, write, projection, data).run()
            : stream(write, projection, data);
      } catch (RuntimeException | Error e) {
        data.discard();
        throw e;
      }
    }
  }

  private static Written stream(Write write, Projection projection, ParquetFolder data) {
    if (write.partition().isEmpty()) {
      add(data, projection.cast(), projection.order(), List.of());
    } else {
      data.addPartitioned(
          projection.partitioned() + projection.order(), projection.partitionNames());
    }
    return written(data.finish(), new TreeMap<>(), List.of());
  }

  private static void add(
      ParquetFolder data, String select, String order, List<Optional<String>> partition) {
    if (order.isEmpty()) {
      data.add(select, partition);
    } else {
      data.addOrdered(select + order, partition);
    }
  }

  private static Written written(
      List<WrittenFile> files, SortedMap<String, Long> rejected, List<WrittenFile> rejects) {
    long rows = files.stream().mapToLong(WrittenFile::rows).sum();
    return new Written(files, rows, rejected, rejects);
  }

  /// A write whose rows are evaluated once, into a temporary table.
  private record StagedWrite(
      Session session, Write write, Projection projection, ParquetFolder data) {

    Written run() {
      Quarantine quarantine = new Quarantine(write.quarantine(), write.schema());
      quarantine.refuseBadPatterns(session);
      session.execute("CREATE TEMP TABLE weft_stage AS " + projection.judged());
      Map<LeastGroup, Long> small = SmallGroups.count(session, STAGE, write.groups());
      if (!small.isEmpty()) {
        return new Written(List.of(), 0, new TreeMap<>(), List.of(), small);
      }
      SortedMap<String, Long> rejected = quarantine.counts(session, STAGE);
      writeData();
      List<WrittenFile> files = data.finish();
      return written(files, rejected, rejected.isEmpty() ? List.of() : rejects(quarantine));
    }

    private void writeData() {
      String rows = " FROM " + STAGE + " WHERE " + Projection.BROKEN + " = 0";
      if (write.partition().isEmpty()) {
        add(data, "SELECT " + projection.columns() + rows, projection.order(), List.of());
        return;
      }
      List<String> names = projection.partitionNames();
      List<Pieces.Piece> pieces = Pieces.list(session, STAGE, names, MOST_PIECES + 1);
      if (pieces.size() <= MOST_PIECES) {
        for (Pieces.Piece piece : pieces) {
          add(
              data,
              "SELECT " + projection.columns() + rows + " AND " + piece.condition(),
              projection.order(),
              piece.values());
        }
      } else {
        data.addPartitioned(inOneStream(names, rows), names);
      }
    }

    // a running number makes the engine pass rows on in one stream, and so in order
    private String inOneStream(List<String> names, String rows) {
      String columns = projection.columns() + ", " + Projection.names(names);
      String ordered = "SELECT " + columns + rows + projection.order();
      return "SELECT "
          + columns
          + " FROM (SELECT *, row_number() OVER () AS _p_number FROM ("
          + ordered
          + ")) WHERE _p_number > 0";
    }

    private List<WrittenFile> rejects(Quarantine quarantine) {
      ParquetFolder folder = new ParquetFolder(session, Quarantine.shape(), write.rejects());
      try {
        folder.add(quarantine.select(STAGE, projection.json()), List.of());
        return folder.finish();
      } catch (RuntimeException | Error e) {
        folder.discard();
        throw e;
      }
    }
  }
}
