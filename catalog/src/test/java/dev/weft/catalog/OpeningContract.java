package dev.weft.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.catalog.registry.StoredDocument;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Opening databases in every state they may be found in.
abstract class OpeningContract extends CatalogContract {

  /// Tables younger than whom agreements are for, in the order in which they can be dropped.
  private static final List<String> AFTER_CONSUMERS =
      List.of(
          "product_address",
          "notice_carried",
          "password",
          "notice_delivery",
          "notice_channel",
          "access_route_named",
          "access_route",
          "product_watch",
          "notice_recipient",
          "notice",
          "notice_counter",
          "journal_reader",
          "vouching",
          "proposed_change_voice",
          "proposed_change_audience",
          "proposed_change_file",
          "proposed_change",
          "proposed_change_counter",
          "column_read",
          "run_check");

  /// The JDBC URL of a database without any schema.
  abstract String emptyUrl();

  @Test
  void makesTheSchemaInAnEmptyDatabase() {
    String empty = emptyUrl();
    try (Catalog catalog = Catalog.open(empty, clock)) {
      assertThat(catalog.<Long>read(r -> r.journal().head())).isZero();
    }
  }

  @Test
  void opensOneEmptyDatabaseFromSeveralThreads() throws Exception {
    String empty = emptyUrl();
    Runnable openAndWrite =
        () -> {
          try (Catalog catalog = Catalog.open(empty, clock)) {
            catalog.write(
                ANN,
                w -> {
                  w.journal("a", "s", Map.of());
                  return "done";
                });
          }
        };

    JournalContract.inParallel(Stream.generate(() -> openAndWrite).limit(4).toList());

    try (Catalog catalog = Catalog.open(empty, clock)) {
      assertThat(catalog.<Long>read(r -> r.journal().head())).isEqualTo(4);
    }
  }

  @Test
  void refusesADatabaseOfANewerVersion() throws SQLException {
    change(
        """
        insert into flyway_schema_history
          (installed_rank, version, description, type, script, installed_by, execution_time,
           success)
        select 99, '99', 'later', type, 'V99__later.sql', installed_by, 1, success
        from flyway_schema_history where version = '1'
        """);

    assertThatThrownBy(this::reopen)
        .isInstanceOfSatisfying(
            WeftException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SERVER_STORE))
        .hasMessageContaining("has schema 99, but this version of Weft knows only up to 23")
        .hasMessageContaining("newer version");
  }

  /// The check before Flyway must know the newest script.
  @Test
  void knowsItsOwnNewestVersion() throws SQLException {
    assertThat(answer("select max(cast(version as integer)) from flyway_schema_history"))
        .isEqualTo("23");
  }

  @Test
  void bringsAnOlderDatabaseUpToDate() throws SQLException {
    change(w -> w.journal("a", "s", Map.of()));
    drop(AFTER_CONSUMERS);
    drop(
        List.of(
            "raised_before",
            "column_edge",
            "released_column",
            "column_counter",
            "raised_column",
            "declared_labels",
            "access_approval",
            "access_request",
            "access_request_counter"));
    change("drop index product_release_audit");
    change("alter table product_release drop column audit_head");
    change("alter table token drop column scope");
    withoutSessions();
    withoutConsumers();
    backTo(6);

    reopen();

    assertThat(head()).isEqualTo(1);
    assertThat(answer("select count(*) from declared_labels")).isEqualTo("0");
    assertThat(answer("select count(audit_head) from product_release")).isEqualTo("0");
  }

  @Test
  void learnsFromRequestsWhomOlderAgreementsAreFor() throws SQLException {
    var key = new StoredDocument.Key("a", "Agreement", "x");
    change(
        w -> {
          w.registry().putDocument(Samples.document(w, key, "id: x"), 0);
          for (String consumer : List.of("eve", "flo", "gus")) {
            long number =
                w.requests().add(AccessRequestContract.about("a/p", consumer, false)).number();
            if (!consumer.equals("gus")) {
              w.requests().grant(number, "x");
            }
          }
          var other = w.requests().add(AccessRequestContract.about("a0/p", "hal", false));
          w.requests().grant(other.number(), "x");
        });
    withoutConsumers();
    drop(AFTER_CONSUMERS);
    withoutSessions();
    backTo(10);

    reopen();

    assertThat(answer("select consumer from document")).isEqualTo("person:flo");
  }

  @Test
  void knowsNoOtherAccountOfAnOlderTokenThanItsName() throws SQLException {
    change(
        w -> {
          for (String who : List.of("jane", "service:nightly", "operator")) {
            w.access().addToken(Samples.tokenOf(who));
          }
        });
    withoutAccounts();
    reopen();

    assertThat(find(r -> r.access().findToken("jane")).orElseThrow().account()).contains("jane");
    for (String none : List.of("service:nightly", "operator")) {
      assertThat(find(r -> r.access().findToken(none)).orElseThrow().account()).isEmpty();
    }
  }

  /// What was said later had taken the place of what was said before without ending it.
  @Test
  void endsWhatWasSaidOfSomebodyWhereSomethingElseWas() throws SQLException {
    withoutAccounts();
    for (var said :
        List.of(
            List.of(1, "jane", 10, 100),
            List.of(2, "jane", 20, 90),
            List.of(3, "ada", 15, 80),
            List.of(4, "jane", 95, 99))) {
      change(
          "insert into vouching (number, principal, issuer, member_of, attributes, said_at,"
              + " recorded_at, ends_at) values (%s, '%s', 'i', '{}', '{}', %s, %s, %s)"
                  .formatted(said.get(0), said.get(1), said.get(2), said.get(2), said.get(3)));
    }

    reopen();

    for (var end : Map.of(1, "20", 2, "90", 3, "80", 4, "99").entrySet()) {
      assertThat(answer("select ends_at from vouching where number = " + end.getKey()))
          .isEqualTo(end.getValue());
    }
  }

  private void withoutAccounts() throws SQLException {
    withoutTellings();
    change("drop index vouching_ends");
    change("drop index vouching_way");
    for (String column : List.of("account", "way")) {
      change("alter table vouching drop column " + column);
    }
    change("alter table token drop column account");
    backTo(20);
  }

  @Test
  void sendsOnWhatOlderChannelsHaveNotSeen() throws SQLException {
    change(w -> w.notices().add(NoticeContract.draft("a", "cy")));
    change(w -> w.deliveries().carry("mail", Set.of("cy")));
    change(w -> w.notices().add(NoticeContract.draft("b", "bo", "cy")));
    change(w -> w.deliveries().feed("mail", 9));
    change(w -> w.notices().add(NoticeContract.draft("c", "cy")));
    withoutTellings();
    backTo(21);

    reopen();

    assertThat(list(r -> r.deliveries().hungry())).containsExactly("mail");
    change(w -> w.deliveries().feed("mail", 9));
    assertThat(list(r -> r.deliveries().due("mail", 9)))
        .extracting(due -> due.who() + due.notice().notice().number())
        .containsExactly("cy2", "cy3");
  }

  /// Forgets that scripts behind this one have run.
  private void backTo(int version) throws SQLException {
    change("delete from flyway_schema_history where cast(version as integer) > " + version);
  }

  private void withoutTellings() throws SQLException {
    drop(List.of("product_address"));
    for (String sql :
        List.of(
            "drop table notice_carried",
            "drop index notice_recipient_told",
            "drop index notice_recipient_inbox",
            "alter table notice_recipient drop column told",
            "delete from notice_counter where id = 2",
            "alter table notice_channel add column start bigint not null default 1",
            "alter table notice_channel drop column position")) {
      change(sql);
    }
  }

  private void withoutSessions() throws SQLException {
    change("drop index token_issuer_session");
    for (String column : List.of("kind", "issuer", "issuer_session", "account")) {
      change("alter table token drop column " + column);
    }
  }

  private void withoutConsumers() throws SQLException {
    change("drop index document_kind");
    change("alter table document drop column consumer");
  }

  private void drop(List<String> tables) throws SQLException {
    for (String table : tables) {
      change("drop table " + table);
    }
  }

  private void change(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(url());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private String answer(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(url());
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
