package dev.weft.catalog.audit;

import static dev.weft.catalog.audit.Records.KEY;
import static dev.weft.catalog.audit.Records.decision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.catalog.audit.Breach.Kind;
import dev.weft.catalog.tck.TestSqlite;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.run.AuditHead;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Somebody who can write the database but has no key changes what was recorded. Ten records in two
/// sealed segments of five; the change is made while the server is down, and the next one looks.
class TamperTest {

  private static final List<String> PEOPLE =
      List.of("ada", "bo", "cleo", "cy", "dana", "eve", "gil", "pat", "sam", "zoe");

  @TempDir private Path folder;
  private final Records.Kept kept = new Records.Kept();
  private Connection database;

  @BeforeEach
  void record() throws SQLException {
    try (var log = open()) {
      for (String who : PEOPLE.subList(0, 5)) {
        log.append(decision(who));
      }
      log.seal();
      PEOPLE.subList(5, 10).forEach(who -> log.append(decision(who)));
    }
    database = DriverManager.getConnection(url());
  }

  @AfterEach
  void disconnect() throws SQLException {
    database.close();
  }

  private String url() {
    return TestSqlite.audit(folder.resolve("audit.db"));
  }

  private AuditLog open() {
    return AuditLog.open(url(), KEY, kept, AuditContract.PATIENT);
  }

  private List<Breach> found() {
    try (var log = open()) {
      return log.verify(List.of()).breaches();
    }
  }

  private List<String> found(Kind kind) {
    return found().stream().filter(b -> b.kind() == kind).map(Breach::place).toList();
  }

  private int run(String sql) {
    try (var statement = database.createStatement()) {
      return statement.executeUpdate(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void findsNothingWhereNothingIs() {
    assertThat(found()).isEmpty();
    try (var log = open()) {
      Verification whole = log.verify(List.of());
      assertThat(whole.isWhole()).isTrue();
      assertThat(whole.records()).isEqualTo(10);
      assertThat(whole.segments()).isEqualTo(2);
      assertThat(whole.unsealed()).isZero();
    }
  }

  @Test
  void findsAnEdit() throws SQLException {
    edit(3, decision("nobody"));
    assertThat(found(Kind.CHANGED)).contains("record 3");
  }

  @Test
  void findsAnEditWhoseChainWasMadeToFit() throws SQLException {
    edit(3, decision("nobody"));
    chainAgain();
    assertThat(found(Kind.UNSEALED)).contains("segment 1");
  }

  /// Without the key nobody can say that the time of records was over.
  @Test
  void findsACutThatNobodySigned() throws SQLException {
    run(
        """
        insert into audit_cut
          (id, segment, record, link, hash, dropped_before, signed_by, signature)
        select 1, 1, 5, r.link, s.hash, 0, s.signed_by, s.signature
        from audit_record r, audit_segment s where r.id = 5 and s.number = 1
        """);
    run("delete from audit_touch where record <= 5");
    run("delete from audit_record where id <= 5");
    run("delete from audit_segment where number = 1");
    assertThat(found()).extracting(Breach::place).containsExactly("segment 1");
    assertThat(found(Kind.FORGED)).containsExactly("segment 1");
  }

  @Test
  void findsACutThatWasTakenAway() {
    try (var log = open()) {
      assertThat(log.dropBefore(Long.MAX_VALUE)).isEqualTo(5);
      assertThat(log.verify(List.of()).isWhole()).isTrue();
    }
    run("delete from audit_cut");
    assertThat(found(Kind.MISSING)).contains("record 1", "segment 1");
  }

  @Test
  void keepsWhatWasTamperedWithForThoseWhoLook() throws SQLException {
    edit(3, decision("nobody"));
    try (var log = open()) {
      assertThat(catchThrowableOfType(WeftException.class, () -> log.dropBefore(Long.MAX_VALUE)))
          .extracting(WeftException::code)
          .isEqualTo(ErrorCode.AUDIT_CHANGED);
      assertThat(catchThrowableOfType(WeftException.class, () -> log.sealedSince(0).next()))
          .extracting(WeftException::code)
          .isEqualTo(ErrorCode.AUDIT_CHANGED);
    }
    assertThat(found(Kind.CHANGED)).contains("record 3");
  }

  @Test
  void findsADeletion() {
    run("delete from audit_record where id = 7");
    assertThat(found(Kind.MISSING)).containsExactly("record 7");
  }

  @Test
  void findsADeletionThatWasClosedUp() throws SQLException {
    run("delete from audit_record where id = 7");
    run("delete from audit_touch where record = 7");
    for (int id = 8; id <= 10; id++) {
      renumber(id, id - 1);
    }
    run("update audit_segment set last_record = 9 where number = 2");
    run("update audit_head set record = 9, sealed = 9");
    chainAgain();
    assertThat(found(Kind.UNSEALED)).containsExactly("segment 2");
  }

  @Test
  void findsAnInsertion() throws SQLException {
    for (int id = 10; id >= 4; id--) {
      renumber(id, id + 1);
    }
    run(
        """
        insert into audit_record select 4, at, kind, principal, actor, outcome, body, link, times,
          row_count, byte_count, millis from audit_record where id = 3
        """);
    run(
        "insert into audit_touch select 4, ordinal, product, table_name from audit_touch where record = 3");
    chainAgain();
    run("update audit_segment set last_record = last_record + 1");
    run("update audit_segment set first_record = 7 where number = 2");
    run("update audit_head set record = 11, sealed = 11");
    assertThat(found(Kind.UNSEALED)).contains("segment 1");
  }

  @Test
  void findsAnotherOrder() {
    renumber(2, 99);
    renumber(4, 2);
    renumber(99, 4);
    assertThat(found(Kind.CHANGED)).contains("record 2", "record 4");
  }

  @Test
  void findsACutTail() {
    cutTheLastSegment();
    assertThat(found(Kind.CUT)).containsExactly("segment 2");
  }

  @Test
  void findsACutTailFromWhatReleasesRepeat() {
    AuditHead head = kept.find().orElseThrow();
    cutTheLastSegment();
    try (var log = AuditLog.open(url(), KEY, new Records.Kept(), AuditContract.PATIENT)) {
      assertThat(log.verify(List.of()).isWhole()).isTrue();
      assertThat(log.verify(List.of(head)).breaches())
          .extracting(Breach::kind)
          .containsExactly(Kind.CUT);
    }
  }

  @Test
  void findsACutTailWhileTheServerIsUp() {
    try (var log = open()) {
      long last = log.append(decision("late"));
      run("delete from audit_record where id = " + last);
      run("delete from audit_touch where record = " + last);
      assertThat(log.verify(List.of()).breaches())
          .extracting(Breach::place)
          .containsExactly("record " + last);
      log.append(decision("later")); // the server writes on behind what it knows
    }
  }

  @Test
  void findsARewriteWithoutTheKey() throws Exception {
    disconnect();
    for (String part : List.of("audit.db", "audit.db-wal", "audit.db-shm")) {
      Files.deleteIfExists(folder.resolve(part));
    }
    var other = AuditKey.of(AuditKey.fresh());
    try (var log = AuditLog.open(url(), other, new Records.Kept(), AuditContract.PATIENT)) {
      PEOPLE.subList(1, 9).forEach(who -> log.append(decision(who)));
    }
    assertThat(found(Kind.FORGED)).containsExactly("segment 1");
    database = DriverManager.getConnection(url());
    // Pretending that it is our key does not help.
    run("update audit_segment set signed_by = '" + KEY.id() + "'");
    assertThat(found(Kind.FORGED)).containsExactly("segment 1");
    assertThat(found(Kind.CUT)).containsExactly("segment 2");
  }

  @Test
  void findsCountersThatWereChanged() {
    run("update audit_record set times = 2 where id = 6");
    assertThat(found(Kind.UNSEALED)).containsExactly("segment 2");
  }

  @Test
  void findsASegmentThatIsGone() {
    run("delete from audit_segment where number = 1");
    assertThat(found(Kind.MISSING)).containsExactly("segment 1");
  }

  @Test
  void findsWhatWouldHideARecordFromWhoLooksForIt() {
    run("update audit_record set principal = 'nobody' where id = 2");
    run("delete from audit_touch where record = 9");
    assertThat(found(Kind.CHANGED)).containsExactly("record 2", "record 9");
  }

  private void cutTheLastSegment() {
    run("delete from audit_record where id > 5");
    run("delete from audit_touch where record > 5");
    run("delete from audit_segment where number = 2");
    run(
        """
        update audit_head set record = 5, sealed = 5, segment = 1,
          link = (select link from audit_record where id = 5),
          hash = (select hash from audit_segment where number = 1)
        """);
  }

  private void edit(long id, AuditRecord record) throws SQLException {
    try (PreparedStatement update =
        database.prepareStatement("update audit_record set body = ?, principal = ? where id = ?")) {
      update.setBytes(1, RecordBytes.of(record));
      update.setString(2, record.who().principal());
      update.setLong(3, id);
      assertThat(update.executeUpdate()).isEqualTo(1);
    }
  }

  private void renumber(long from, long to) {
    run("update audit_record set id = %d where id = %d".formatted(to, from));
    run("update audit_touch set record = %d where record = %d".formatted(to, from));
  }

  /// Computes every link anew, as who knows the format can.
  private void chainAgain() throws SQLException {
    byte[] link = Segment.nothing();
    var links = new ArrayList<byte[]>();
    try (var rows =
        database.createStatement().executeQuery("select body from audit_record order by id")) {
      while (rows.next()) {
        link = Row.link(link, rows.getBytes(1));
        links.add(link);
      }
    }
    for (int i = 0; i < links.size(); i++) {
      String hex = HexFormat.of().formatHex(links.get(i));
      run("update audit_record set link = x'%s' where id = %d".formatted(hex, i + 1));
    }
    run("update audit_head set link = x'%s'".formatted(HexFormat.of().formatHex(link)));
  }
}
