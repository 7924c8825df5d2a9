package dev.weft.catalog.audit;

import dev.weft.catalog.store.Database;
import dev.weft.catalog.store.Login;
import dev.weft.catalog.store.Migrations;
import dev.weft.model.error.WeftException;
import dev.weft.model.run.AuditHead;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The audit: what was decided, for whom, and what left. Records are only ever added, and dropped
/// from the front when their time is over; each is chained to the one before, and a sealed segment
/// of them is signed. Thread-safe.
///
/// Identical records, whatever their time and trace, are one while the first of them is less than
/// `AuditLimits.together` old and not sealed; then the next is a record of its own. The counters of
/// a record are in memory until its segment is sealed, so a crash loses counts of at most
/// `AuditLimits.sealAfter`, never a record.
public final class AuditLog implements AutoCloseable {

  private static final Migrations MIGRATIONS =
      new Migrations("dev/weft/catalog/audit/migrations", 2, "audit_schema_history");

  private final Database database;
  private final AuditKey key;
  private final HeadKeeper keeper;
  private final GroupCommit commits;

  private AuditLog(Database database, AuditKey key, HeadKeeper keeper, GroupCommit commits) {
    this.database = database;
    this.key = key;
    this.keeper = keeper;
    this.commits = commits;
  }

  /// Opens the audit and makes it when it does not exist. Records that a process before left
  /// unsealed are sealed at once.
  ///
  /// @param url of JDBC: a database of its own, or one that other tables share
  /// @throws WeftException SERVER_STORE when it cannot be opened, or was written by a newer Weft
  public static AuditLog open(String url, AuditKey key, HeadKeeper keeper, AuditLimits limits) {
    Database database = Database.open(Login.of(url), MIGRATIONS);
    try {
      Ends ends =
          database.write(
              handle -> {
                Ends.begin(handle);
                return Ends.of(handle);
              });
      Optional<AuditHead> head =
          database.read(
              handle ->
                  Segment.after(handle, ends.segment() - 1, 1).stream()
                      .findFirst()
                      .map(Segment::head));
      var tail = ends.record() > ends.sealed() ? GroupCommit.Tail.OPEN : GroupCommit.Tail.SEALED;
      var commits = new GroupCommit(new Ledger(database, key), limits, keeper, head, tail);
      commits.start();
      return new AuditLog(database, key, keeper, commits);
    } catch (WeftException e) {
      database.close();
      throw e;
    }
  }

  /// Records something; it is durable when this returns. Waits for the disk only when it is not the
  /// same as a record that is durable already.
  ///
  /// @return the record's id
  /// @throws WeftException AUDIT_UNAVAILABLE when it could not be written: then nothing may leave;
  ///   SERVER_STOPPING after `close`
  public long append(AuditRecord record) {
    return commits.offer(record, Counters.ONCE).await();
  }

  /// Records something that has happened anyway, without waiting for the disk: durable at the
  /// latest with its segment. What cannot be written is lost.
  public void note(AuditRecord record, Counters counters) {
    commits.offer(record, counters);
  }

  /// The end of the sealed part, for whoever repeats it elsewhere; empty before the first segment.
  public Optional<AuditHead> head() {
    return commits.head();
  }

  /// Writes and seals what was recorded and noted before, without waiting for the time to come.
  ///
  /// @throws WeftException AUDIT_UNAVAILABLE when the database fails; it is tried again by itself
  public void seal() {
    commits.seal();
  }

  /// Records that match, newest first.
  ///
  /// @param before id of the last one seen, `Long.MAX_VALUE` to start
  public List<StoredRecord> list(AuditFilter filter, long before, int limit) {
    return database.read(handle -> Search.list(handle, filter, before, limit));
  }

  /// Drops the oldest segments, those with no record that is younger; the newest stays in any case.
  /// A signed note says where the audit begins then. Work goes on meanwhile.
  ///
  /// @param before microseconds since the epoch
  /// @return how many records went
  /// @throws WeftException AUDIT_CHANGED when one that is due is not as it was written: it stays,
  ///   and those behind it
  public long dropBefore(long before) {
    return new OldSegments(database, key, before).drop();
  }

  /// Sealed records of a time, to be read forward.
  ///
  /// @param since microseconds since the epoch
  public SealedRecords sealedSince(long since) {
    return SealedRecords.since(database, key, since);
  }

  /// How statements on products ended, as far as it is written.
  ///
  /// @param products `domain/product` each
  /// @param since microseconds since the epoch
  public ReadOutcomes outcomes(Collection<String> products, long since) {
    return database.read(handle -> Outcomes.of(handle, products, since));
  }

  /// Reads everything and checks every link, seal and signature, against the heads that were kept
  /// elsewhere too. Work goes on meanwhile; takes about a second per hundred thousand records.
  ///
  /// @param heads that releases or metrics repeat; those that another key signed are another
  ///   audit's and only counted
  public Verification verify(List<AuditHead> heads) {
    var own = heads.stream().distinct().filter(head -> Segment.isOf(key, head)).toList();
    var known =
        Stream.of(own.stream(), keeper.find().stream(), commits.head().stream())
            .flatMap(stream -> stream)
            .distinct()
            .toList();
    var written = commits.last();
    var verifier = new Verifier(key, known);
    var isDone = false;
    while (!isDone) {
      isDone = database.read(handle -> verifier.step(handle, written));
    }
    return verifier.result(heads.stream().distinct().count() - own.size());
  }

  /// Gives out everything, line by line, as JSON: the key, then each segment's records and its
  /// seal, then what is not sealed. Whoever has the lines can check them without this server.
  public void export(Consumer<String> line) {
    var export = new Export(key);
    line.accept(export.begin());
    var isDone = false;
    while (!isDone) {
      var lines = new ArrayList<String>();
      isDone = database.read(handle -> export.step(handle, lines));
      lines.forEach(line);
    }
  }

  /// Writes what waits, seals it and closes the database. Closing it again does nothing.
  @Override
  public void close() {
    commits.close();
    database.close();
  }
}
