package dev.weft.catalog.audit;

import static dev.weft.catalog.audit.Records.KEY;
import static dev.weft.catalog.audit.Records.decision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import dev.weft.model.run.AuditHead;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many callers share one sync of the disk, and who cannot be recorded gets no answer.
class GroupCommitTest {

  @TempDir private Path folder;

  private String url() {
    return "jdbc:sqlite:" + folder.resolve("audit.db");
  }

  @Test
  void writesAllThatWaitInOneTransaction() throws Exception {
    var begun = new CountDownLatch(1);
    var goOn = new CountDownLatch(1);
    var slow =
        new HeadKeeper() {
          @Override
          public Optional<AuditHead> find() {
            return Optional.empty();
          }

          @Override
          public void keep(AuditHead head) {
            begun.countDown();
            try {
              goOn.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
          }
        };
    try (var log = AuditLog.open(url(), KEY, slow, AuditContract.PATIENT)) {
      log.append(decision("ada"));
      // A seal that does not end keeps the writer busy while the others come.
      Thread sealing = Thread.ofVirtual().start(log::seal);
      begun.await();
      long before = number("select turns from audit_head");
      var callers = new ArrayList<Thread>();
      for (int i = 0; i < 64; i++) {
        String who = "person-" + i;
        callers.add(Thread.ofVirtual().start(() -> log.append(decision(who))));
      }
      while (callers.stream().anyMatch(one -> one.getState() != Thread.State.WAITING)) {
        Thread.onSpinWait();
      }
      goOn.countDown();
      for (Thread caller : callers) {
        caller.join();
      }
      sealing.join();
      assertThat(number("select count(*) from audit_record")).isEqualTo(65);
      // The writer may have had one of them in its hand already.
      assertThat(number("select turns from audit_head") - before).isBetween(1L, 2L);
    }
  }

  @Test
  void tellsWhoCannotBeRecorded() throws Exception {
    try (var log = AuditLog.open(url(), KEY, new Records.Kept(), AuditContract.PATIENT)) {
      log.append(decision("ada"));
      change(
          "create trigger full before insert on audit_record begin select raise(abort, 'no'); end");
      var refused = catchThrowableOfType(WeftException.class, () -> log.append(decision("bo")));
      assertThat(refused.code()).isEqualTo(ErrorCode.AUDIT_UNAVAILABLE);
      // Nobody counts with a record that is not there.
      assertThat(catchThrowableOfType(WeftException.class, () -> log.append(decision("bo"))).code())
          .isEqualTo(ErrorCode.AUDIT_UNAVAILABLE);
      // What is durable already needs no disk.
      assertThat(log.append(decision("ada"))).isEqualTo(1);
      change("drop trigger full");
      assertThat(log.append(decision("bo"))).isEqualTo(2);
      log.seal();
      assertThat(log.verify(List.of()).breaches()).isEmpty();
    }
  }

  @Test
  void leavesAloneWhatANewerOneWrote() throws Exception {
    AuditLog.open(url(), KEY, new Records.Kept(), AuditContract.PATIENT).close();
    change("update audit_schema_history set version = '99' where version = '1'");
    var newer =
        catchThrowableOfType(
            WeftException.class,
            () -> AuditLog.open(url(), KEY, new Records.Kept(), AuditContract.PATIENT));
    assertThat(newer.code()).isEqualTo(ErrorCode.SERVER_STORE);
    assertThat(newer).hasMessageContaining("schema 99");
    assertThat(Files.exists(folder.resolve("audit.db"))).isTrue();
  }

  private long number(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url());
        var row = connection.createStatement().executeQuery(sql)) {
      return row.getLong(1);
    }
  }

  private void change(String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
