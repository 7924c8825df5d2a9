package dev.weft.formats.bitol;

import java.util.List;
import java.util.Random;

/// Makes statements up: reads and others, with texts, names and comments that look like something
/// else in between.
final class GeneratedSql {

  private static final List<String> BLANKS =
      List.of(
          " ",
          " ",
          " ",
          "\n",
          "\t",
          " /* ; drop table t */ ",
          " -- ' ; delete from t\n",
          "/* /* \" */ x */",
          " --\n");
  private static final List<String> VALUES =
      List.of(
          "1",
          "'a'",
          "'it''s; drop table t'",
          "$$; delete from t$$",
          "$q$ ' into $q$",
          "b",
          "\"update\"",
          "t.b",
          "t.\"into\"",
          "e'\\'; drop table t'",
          "count(*)",
          "(select 1)",
          "replace(b, 'a', 'c')",
          "'--'",
          "'/*'",
          "1e3",
          "-1.5",
          "b::int",
          "max(b)",
          "t.delete");
  private static final List<String> READS =
      List.of(
          "select V from t where V = V",
          "select V, V",
          "with a as (select V) select V from a",
          "with a as materialized (select V), b as (select V from t) select V from a, b",
          "(select V) union all (select V)",
          "values (V, V)",
          "from t select V",
          "select V;",
          "with recursive a(b) as (select V union all select V from a) select V from a;;",
          "select case when V then V end from t",
          "select (V) from (select V) t");
  private static final List<String> OTHERS =
      List.of(
          "delete from t where V = V",
          "insert into t values (V)",
          "update t set b = V",
          "with a as (select V) insert into t select V from a",
          "with a as (select V) delete from t where b = V",
          "with a as (select V) update t set b = V",
          "select V; select V",
          "select V; drop table t",
          "drop table t",
          "create table u as select V",
          "copy (select V) to 'x'",
          "explain select V",
          "pragma version",
          "set threads = 1",
          "attach 'x'",
          "call f(V)",
          "select V; -- \n delete from t",
          "begin",
          "truncate t",
          "alter table t add column c int",
          "install x",
          "load x");

  private final Random random;

  GeneratedSql(Random random) {
    this.random = random;
  }

  String next() {
    String form = pick(random.nextInt(3) > 0 ? READS : OTHERS);
    StringBuilder text = new StringBuilder(random.nextInt(4) == 0 ? pick(BLANKS) : "");
    for (int i = 0; i < form.length(); i++) {
      char c = form.charAt(i);
      if (c == 'V') {
        text.append(pick(VALUES));
      } else if (c == ' ') {
        text.append(pick(BLANKS));
      } else {
        text.append(random.nextInt(6) == 0 ? Character.toUpperCase(c) : c);
      }
    }
    if (random.nextInt(5) == 0) {
      text.append(pick(BLANKS));
    }
    return random.nextInt(6) == 0 ? damaged(text) : text.toString();
  }

  /// A sign is lost, or comes in.
  private String damaged(StringBuilder text) {
    int at = random.nextInt(text.length());
    if (random.nextBoolean()) {
      text.deleteCharAt(at);
    } else {
      text.insert(at, "';\"$/*-)(\\ ".charAt(random.nextInt(11)));
    }
    return text.toString();
  }

  private String pick(List<String> list) {
    return list.get(random.nextInt(list.size()));
  }
}
