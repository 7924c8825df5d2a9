package dev.weft.catalog.audit;

import static dev.weft.catalog.audit.Records.KEY;
import static dev.weft.catalog.audit.Records.MINUTE;
import static dev.weft.catalog.audit.Records.MORNING;
import static dev.weft.catalog.audit.Records.decision;
import static dev.weft.catalog.audit.Records.failure;
import static dev.weft.catalog.audit.Records.refusal;
import static dev.weft.catalog.audit.Records.usage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.catalog.Catalog;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.run.AuditHead;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the audit does, whatever the database. One subclass per database.
abstract class AuditContract {

  /// Seals only when told to.
  static final AuditLimits PATIENT =
      new AuditLimits(1_000_000, Duration.ofHours(1), Duration.ofMinutes(1), 10_000);

  final Records.Kept kept = new Records.Kept();
  private String url = "";
  private AuditLog log;

  /// The JDBC URL of a database that nobody has used yet.
  abstract String freshUrl();

  @BeforeEach
  void openLog() {
    url = freshUrl();
    log = open(PATIENT);
  }

  @AfterEach
  void closeLog() {
    log.close();
  }

  private AuditLog open(AuditLimits limits) {
    return AuditLog.open(url, KEY, kept, limits);
  }

  private List<StoredRecord> all() {
    return log.list(AuditFilter.ALL, Long.MAX_VALUE, 10_000);
  }

  private void reopen() {
    log.close();
    log = open(PATIENT);
  }

  @Test
  void keepsARecordAsItWasGiven() {
    long id = log.append(decision("cleo"));
    assertThat(id).isEqualTo(1);
    assertThat(all()).containsExactly(new StoredRecord(1, decision("cleo"), Counters.ONCE));
    reopen();
    assertThat(all()).containsExactly(new StoredRecord(1, decision("cleo"), Counters.ONCE));
  }

  private void sealed(String who, long at) {
    log.append(decision(who, at));
    log.seal();
  }

  /// Three segments: one record, two, one.
  private void threeSegments() {
    sealed("ada", MORNING);
    log.append(decision("bo", MORNING + MINUTE));
    sealed("cleo", MORNING + 9 * MINUTE);
    sealed("eve", MORNING + 20 * MINUTE);
  }

  @Test
  void dropsWholeSegmentsWhoseTimeIsOver() {
    threeSegments();
    assertThat(log.dropBefore(MORNING + 5 * MINUTE)).isEqualTo(1);
    assertThat(log.dropBefore(MORNING + 5 * MINUTE)).isZero();
    assertThat(all()).extracting(StoredRecord::id).containsExactly(4L, 3L, 2L);
    Verification found = log.verify(List.of());
    assertThat(found.breaches()).isEmpty();
    assertThat(found.begins()).isEqualTo(2);
    assertThat(found.records()).isEqualTo(3);

    reopen();
    assertThat(log.append(decision("gil", MORNING + 30 * MINUTE))).isEqualTo(5);
    assertThat(log.verify(List.of()).isWhole()).isTrue();
  }

  @Test
  void neverDropsTheNewestSegment() {
    threeSegments();
    assertThat(log.dropBefore(Long.MAX_VALUE)).isEqualTo(3);
    assertThat(all()).extracting(StoredRecord::id).containsExactly(4L);
    reopen();
    assertThat(log.head()).isPresent();
    assertThat(log.verify(List.of(log.head().orElseThrow())).isWhole()).isTrue();
  }

  @Test
  void readsSealedRecordsForward() {
    threeSegments();
    log.append(decision("late", MORNING + 40 * MINUTE));
    assertThat(log.sealedSince(MORNING + MINUTE).next())
        .extracting(StoredRecord::id)
        .containsExactly(2L, 3L, 4L);
    assertThat(log.sealedSince(MORNING + 50 * MINUTE).next()).isEmpty();
    log.dropBefore(MORNING + 5 * MINUTE);
    assertThat(log.sealedSince(0).next()).extracting(StoredRecord::id).containsExactly(2L, 3L, 4L);
  }

  @Test
  void goesOnReadingBehindWhatWasDroppedMeanwhile() {
    threeSegments();
    SealedRecords reading = log.sealedSince(0);
    log.dropBefore(MORNING + 10 * MINUTE);
    assertThat(reading.next()).extracting(StoredRecord::id).containsExactly(4L);
    assertThat(reading.next()).isEmpty();
  }

  @Test
  void standsBesideTheCatalogInOneDatabase() {
    String shared = freshUrl();
    Catalog.open(shared, Clock.systemUTC()).close();
    try (var beside = AuditLog.open(shared, KEY, new Records.Kept(), PATIENT);
        var catalog = Catalog.open(shared, Clock.systemUTC())) {
      assertThat(beside.append(decision("cleo"))).isEqualTo(1);
      assertThat(catalog.<Long>read(r -> r.journal().head())).isZero();
    }
  }

  @Test
  void countsIdenticalDecisionsOfAMinute() {
    long first = log.append(decision("cleo"));
    assertThat(log.append(decision("cleo", MORNING + MINUTE - 1))).isEqualTo(first);
    assertThat(log.append(decision("eve"))).isEqualTo(2);
    assertThat(log.append(decision("cleo", MORNING + MINUTE))).isEqualTo(3);
    log.seal();
    assertThat(all()).extracting(one -> one.counters().times()).containsExactly(1L, 1L, 2L);
    assertThat(log.verify(List.of()).breaches()).isEmpty();
  }

  @Test
  void beginsANewRecordBehindASeal() {
    log.append(decision("cleo"));
    log.append(decision("cleo"));
    log.seal();
    assertThat(log.append(decision("cleo"))).isEqualTo(2);
    log.seal();
    assertThat(all()).extracting(one -> one.counters().times()).containsExactly(1L, 2L);
  }

  @Test
  void addsUpWhatLeft() {
    long decided = log.append(decision("cleo"));
    log.note(usage("cleo", decided), new Counters(1, 10, 100, 5));
    log.note(usage("cleo", decided), new Counters(1, 20, 200, 6));
    reopen();
    assertThat(all().getFirst().counters()).isEqualTo(new Counters(2, 30, 300, 11));
    assertThat(all().getFirst().record().about()).isEqualTo(decided);
    assertThat(log.verify(List.of()).isWhole()).isTrue();
  }

  @Test
  void findsByPersonVerdictTableAndTime() {
    log.append(decision("cleo"));
    log.append(refusal("eve"));
    log.append(decision("cy", MORNING + MINUTE));

    assertThat(ids(new AuditFilter(0, "cleo", "", "", ""))).containsExactly(1L);
    assertThat(ids(new AuditFilter(0, "", "DENY", "", ""))).containsExactly(2L);
    assertThat(ids(new AuditFilter(0, "", "", "customer/members", ""))).containsExactly(3L, 1L);
    assertThat(ids(new AuditFilter(0, "", "", "customer/members", "bookings"))).isEmpty();
    assertThat(ids(new AuditFilter(MORNING + 1, "", "", "customer/members", "members")))
        .containsExactly(3L);
    assertThat(ids(AuditFilter.ALL)).containsExactly(3L, 2L, 1L);
    assertThat(log.list(AuditFilter.ALL, 3, 1)).extracting(StoredRecord::id).containsExactly(2L);
  }

  private List<Long> ids(AuditFilter filter) {
    return log.list(filter, Long.MAX_VALUE, 100).stream().map(StoredRecord::id).toList();
  }

  @Test
  void sealsAtTheEndAndGoesOnFromThere() {
    log.append(decision("cleo"));
    assertThat(log.head()).isEmpty();
    reopen();
    assertThat(log.head()).isEqualTo(kept.find()).isPresent();
    log.append(decision("cleo"));
    reopen();
    Verification whole = log.verify(List.of());
    assertThat(whole.breaches()).isEmpty();
    assertThat(whole.segments()).isEqualTo(2);
    assertThat(whole.head()).isEqualTo(log.head());
    assertThat(whole.head().orElseThrow().segment()).isEqualTo(2);
  }

  @Test
  void sealsByNumberAndByTime() throws Exception {
    var sealed = new CountDownLatch(2);
    var counting =
        new HeadKeeper() {
          @Override
          public java.util.Optional<AuditHead> find() {
            return java.util.Optional.empty();
          }

          @Override
          public void keep(AuditHead head) {
            sealed.countDown();
          }
        };
    var byNumber = new AuditLimits(3, Duration.ofHours(1), Duration.ofMinutes(1), 100);
    try (var other = AuditLog.open(freshUrl(), KEY, counting, byNumber)) {
      for (String who : List.of("ada", "bo", "cleo")) {
        other.append(decision(who));
      }
    }
    var byTime = new AuditLimits(1_000, Duration.ofMillis(1), Duration.ofMinutes(1), 100);
    try (var other = AuditLog.open(freshUrl(), KEY, counting, byTime)) {
      other.append(decision("ada"));
      sealed.await();
      assertThat(other.head()).isPresent();
    }
  }

  @Test
  void sealsWhatADeadServerLeft() throws Exception {
    // A second server that seals nothing stands for the one that died.
    try (var dead = open(PATIENT)) {
      dead.append(decision("cleo"));
      var soon = new CountDownLatch(1);
      var keeper =
          new HeadKeeper() {
            @Override
            public java.util.Optional<AuditHead> find() {
              return java.util.Optional.empty();
            }

            @Override
            public void keep(AuditHead head) {
              soon.countDown();
            }
          };
      try (var next = AuditLog.open(url, KEY, keeper, PATIENT)) {
        soon.await();
        assertThat(next.verify(List.of()).unsealed()).isZero();
        assertThat(next.verify(List.of()).segments()).isEqualTo(1);
      }
    }
  }

  @Test
  void letsTwoServersAppendToOneChain() {
    try (var second = open(PATIENT)) {
      assertThat(log.append(decision("cleo"))).isEqualTo(1);
      assertThat(second.append(decision("cleo"))).isEqualTo(2);
      log.append(decision("cleo"));
      second.seal();
      assertThat(log.append(decision("eve"))).isEqualTo(3);
    }
    log.close();
    log = open(PATIENT);
    // The second one sealed the first record as it was; what came later is a record of its own.
    assertThat(all())
        .extracting(
            StoredRecord::id, one -> one.record().who().principal(), r -> r.counters().times())
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(4L, "cleo", 1L),
            org.assertj.core.groups.Tuple.tuple(3L, "eve", 1L),
            org.assertj.core.groups.Tuple.tuple(2L, "cleo", 1L),
            org.assertj.core.groups.Tuple.tuple(1L, "cleo", 1L));
    assertThat(log.verify(List.of()).breaches()).isEmpty();
  }

  @Test
  void refusesWhatComesAfterItsEnd() {
    log.close();
    var late = catchThrowableOfType(WeftException.class, () -> log.append(decision("cleo")));
    assertThat(late.code()).isEqualTo(ErrorCode.SERVER_STOPPING);
  }

  @Test
  void writesDownEverythingThatManySayAtOnce() throws Exception {
    Set<Long> ids = java.util.Collections.synchronizedSet(new HashSet<>());
    var threads = new ArrayList<Thread>();
    for (int i = 0; i < 64; i++) {
      String who = "person-" + i;
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int turn = 0; turn < 10; turn++) {
                      ids.add(log.append(decision(who, MORNING + turn * MINUTE)));
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(ids).hasSize(640);
    reopen();
    assertThat(all()).hasSize(640);
    assertThat(log.verify(List.of()).breaches()).isEmpty();
  }

  @Test
  void tellsHowStatementsOnAProductEnded() {
    log.append(refusal("eve"));
    long id = log.append(decision("cleo"));
    assertThat(outcomes(MORNING)).isEqualTo(ReadOutcomes.NONE);
    log.note(usage("cleo", id), Counters.ONCE);
    log.note(failure("cleo", id, MORNING + 5, "W-SQL-015"), Counters.ONCE);
    log.note(failure("cleo", id, MORNING - 1, "W-SQL-007"), Counters.ONCE);
    log.seal();

    var failed = new FailedRead("customer/members", MORNING + 5, "W-SQL-015");
    assertThat(outcomes(MORNING))
        .isEqualTo(new ReadOutcomes(Set.of("customer/members"), List.of(failed)));
    assertThat(outcomes(MORNING + 1)).isEqualTo(new ReadOutcomes(Set.of(), List.of(failed)));
    assertThat(outcomes(MORNING).of("customer/members")).isEqualTo(outcomes(MORNING));
    assertThat(outcomes(MORNING).of("sales/orders")).isEqualTo(ReadOutcomes.NONE);
    assertThat(log.outcomes(List.of("sales/orders"), 0)).isEqualTo(ReadOutcomes.NONE);
    assertThat(log.outcomes(List.of(), 0)).isEqualTo(ReadOutcomes.NONE);
  }

  private ReadOutcomes outcomes(long since) {
    return log.outcomes(List.of("customer/members", "sales/orders"), since);
  }
}
