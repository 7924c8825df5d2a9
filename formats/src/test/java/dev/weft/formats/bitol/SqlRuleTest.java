package dev.weft.formats.bitol;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.Node;
import dev.weft.model.error.Place;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What rules of SQL are taken for, held against an engine that parses them. Replay a failure with
/// `-Dseed=`.
class SqlRuleTest {

  private static final int USUAL = 2_000;
  private static final int ROUNDS = Boolean.getBoolean("weft.soak") ? 50 * USUAL : USUAL;

  private static List<String> found(String query) {
    var findings = new Findings();
    new SqlRule(findings).check(new Node.Scalar(Place.NOWHERE, query, Node.Sort.STRING), true);
    return findings.list().stream().map(finding -> finding.message()).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select count(*) from {object}",
        "select count(*) from t; ",
        "(select 1)",
        "with a as (select 1) select count(*) from a",
        "with a(b, c) as materialized (select 1, 2), d as (select 2) (select count(*) from a, d)",
        "with recursive a as (select 1 union all select 1 from a) values (1)",
        "select a.into, a.update, a.delete from t a",
        "select \"into\", `drop` from t where b = 'x; delete from t' -- ; drop table t",
        "select $$; drop table t; $$ || $a$ into $$ $a$ from t",
        "select e'it\\'s; drop table t' from t",
        "select 1 /* a /* b */ ; */",
        "select count(*) from ${table} where ${column} = '$' and x$y > 1",
        "select count(update), sum(case when delete then 1 end) from t",
        "select substring(a for update) from t",
        "select replace(a, 'b', 'c'), replace from t",
        "select count(*) -- a\r from t",
        "from t select count(*)"
      })
  void takesReadsForReads(String query) {
    assertThat(found(query)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "delete from t",
        "explain select 1",
        "call p()",
        "pragma database_list",
        "copy (select 1) to 'a.csv'",
        "select 1; drop table t",
        "select 1;; -- \n ;drop table t",
        "select 1 --\r; drop table t",
        "select 'a''; --'; drop table t",
        "select $a$ $b$ $a$; drop table t",
        "select a$b$; drop table t --$b$",
        "select * into b from a",
        "with a as (select 1) select * into b from a",
        "select (select 1 into b)",
        "with a as (delete from t returning *) select count(*) from a",
        "with a as (/**/insert/**/into t values (1) returning *) select count(*) from a",
        "with a as (select 1), b as not materialized (update t set x = 1 returning x) select 1",
        "with a as (merge into t using u on true when matched then delete) select 1",
        "with a as (select 1) insert into t select * from a",
        "with a as (select 1) delete from t",
        "with a as (select 1) update t set x = 1",
        "with a as (select 1) merge into t using a on true when matched then delete",
        "from t insert overwrite table u select *",
        "select 1 from t for update",
        "select 1 from t for no key update skip locked",
        "select 1 /* /* */ ; drop table t -- */ */",
        "select count(*",
        "select 1)",
        "select 'a",
        "select $$ a",
        "select /* a",
        ";",
        "-- select 1"
      })
  void tellsOfEverythingElse(String query) {
    assertThat(found(query)).hasSize(1);
  }

  /// What the engine reads as anything but one SELECT is never taken for a read.
  @Test
  void agreesWithAParser() throws SQLException {
    long seed = Long.getLong("seed", 16_180L);
    var random = new Random(seed);
    int reads = 0;
    int others = 0;
    try (Connection engine = DriverManager.getConnection("jdbc:duckdb:")) {
      for (int round = 0; round < ROUNDS; round++) {
        String query = new GeneratedSql(random).next();
        List<String> messages = found(query);
        switch (parsed(engine, query)) {
          case ONE_SELECT -> {
            // comments in comments are none to everybody
            if (!query.contains("/* /*")) {
              assertThat(messages).as("seed %d: %s", seed, query).isEmpty();
            }
            reads++;
          }
          case ANYTHING_ELSE -> {
            assertThat(messages).as("seed %d: %s", seed, query).isNotEmpty();
            others++;
          }
          case NOTHING -> {
            // no statement of this dialect
          }
        }
      }
    }
    assertThat(reads).isGreaterThan(ROUNDS / 10);
    assertThat(others).isGreaterThan(ROUNDS / 10);
  }

  private enum Parsed {
    ONE_SELECT,
    ANYTHING_ELSE,
    NOTHING
  }

  private static Parsed parsed(Connection engine, String query) throws SQLException {
    try (var statement = engine.prepareStatement("select json_serialize_sql(?)")) {
      statement.setString(1, query);
      try (var rows = statement.executeQuery()) {
        rows.next();
        JsonNode answer = JsonMapper.shared().readTree(String.valueOf(rows.getString(1)));
        if (answer.path("error").asBoolean(true)) {
          return answer.path("error_message").asString("").contains("Only SELECT")
              ? Parsed.ANYTHING_ELSE
              : Parsed.NOTHING;
        }
        return answer.path("statements").size() == 1 ? Parsed.ONE_SELECT : Parsed.ANYTHING_ELSE;
      }
    }
  }
}
