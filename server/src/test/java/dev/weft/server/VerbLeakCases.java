package dev.weft.server;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How each verb is called about what is open, hidden and missing.
final class VerbLeakCases {

  private static final String REF = "sales/$product";
  private static final String TABLE = "sales/$product:$table";

  private static final String CONTRACT =
      """
      apiVersion: v3.1.0
      kind: DataContract
      id: sales.$product.$table
      version: 1.0.0
      status: active
      schema:
        - name: $table
          properties:
            - { name: a, logicalType: integer, classification: public }
      """;

  private VerbLeakCases() {}

  /// Verb to calls.
  static Map<String, List<LeakVerb>> all() {
    var cases = new TreeMap<String, List<LeakVerb>>();
    node(cases);
    folders(cases);
    runs(cases);
    mesh(cases);
    access(cases);
    return cases;
  }

  /// Whether nothing is different afterwards, in the mesh or on this machine.
  static boolean reads(String verb) {
    return !verb.matches(
        "up|serve|down|doctor|init|fix|apply|run|login|logout|.*"
            + " (cancel|add|remove|rollback|request|approve"
            + "|reject|withdraw|revoke|renew|create|propose|comment|acknowledge|apply|read"
            + "|watch|unwatch|offer|set|change|move)");
  }

  private static void node(Map<String, List<LeakVerb>> cases) {
    cases.put("up", List.of(LeakVerb.of("up")));
    cases.put("serve", List.of(LeakVerb.of("serve")));
    cases.put("down", List.of(LeakVerb.of("down")));
    cases.put("status", List.of(LeakVerb.of("status"), LeakVerb.of("status", "-o", "json")));
    cases.put("doctor", List.of(LeakVerb.of("doctor"), LeakVerb.of("doctor", "--storage")));
    cases.put("version", List.of(LeakVerb.of("version")));
    cases.put("completion", List.of(LeakVerb.of("completion", "bash")));
    cases.put("help", List.of(LeakVerb.of("help", "query"), LeakVerb.of("help", "W-ACCESS-002")));
    cases.put("open", List.of(LeakVerb.of("open", REF)));
    cases.put("whoami", List.of(LeakVerb.of("whoami")));
  }

  private static void folders(Map<String, List<LeakVerb>> cases) {
    var reading = LeakDocuments.reading("$contract");
    var broken = new TreeMap<>(reading);
    broken.put("finance/counting/sql/counts.sql", "select nowhere as n from $contract\n");
    var changed = LeakDocuments.changed();
    cases.put("init", List.of(LeakVerb.of("init", "domain", "garden", "$folder/new")));
    cases.put("fetch", List.of(LeakVerb.of("fetch", "$folder").with(reading)));
    cases.put("validate", List.of(LeakVerb.of("validate", "$folder").with(reading)));
    cases.put("contract lint", List.of(LeakVerb.of("contract", "lint", "$folder").with(reading)));
    cases.put("fix", List.of(LeakVerb.of("fix", "W-DOC-009", "$folder").with(broken)));
    cases.put(
        "contract import",
        List.of(
            LeakVerb.of("contract", "import", "$folder/tables.sql")
                .with(Map.of("tables.sql", "create table $table (a int, b interval)\n")),
            LeakVerb.of("contract", "import", "$folder/rows.csv")
                .with(Map.of("rows.csv", "$table,b\n1,x\n"))));
    cases.put(
        "contract export",
        List.of(
            LeakVerb.of("contract", "export", "--to", "duckdb", "$folder/contract.yaml")
                .with(Map.of("contract.yaml", CONTRACT)),
            LeakVerb.of("contract", "export", "--to", "html", "$folder/contract.yaml")
                .with(Map.of("contract.yaml", CONTRACT))));
    cases.put(
        "policy plan",
        List.of(
            LeakVerb.of("policy", "plan", "$folder").with(LeakDocuments.policies()),
            LeakVerb.of("policy", "plan", "$folder/policies/personal.yaml", "-o", "json")
                .with(LeakDocuments.policies())));
    cases.put("policy test", List.of(LeakVerb.of("policy", "test", "$folder").with(changed)));
    cases.put(
        "plan",
        List.of(
            LeakVerb.of("plan", "$folder").with(reading),
            LeakVerb.of("plan", "$folder").with(broken),
            LeakVerb.of("plan", "$folder").with(LeakDocuments.moving()),
            LeakVerb.of("plan", "$folder", "-o", "json").with(changed)));
    cases.put("apply", List.of(LeakVerb.of("apply", "$folder", "--yes").with(broken)));
  }

  private static void runs(Map<String, List<LeakVerb>> cases) {
    cases.put(
        "run",
        List.of(
            LeakVerb.of("run", REF),
            LeakVerb.of("run", "--preview", REF),
            LeakVerb.of("run", "--preview", "$folder").with(LeakDocuments.failing())));
    cases.put("run list", List.of(LeakVerb.of("run", "list"), LeakVerb.of("run", "list", REF)));
    cases.put(
        "run show",
        List.of(
            LeakVerb.of("run", "show", "$run"), LeakVerb.of("run", "show", "$run", "-o", "json")));
    cases.put("run logs", List.of(LeakVerb.of("run", "logs", "$run")));
    cases.put(
        "check list",
        List.of(
            LeakVerb.of("check", "list", REF), LeakVerb.of("check", "list", REF, "-o", "json")));
    cases.put(
        "check history",
        List.of(
            LeakVerb.of("check", "history", REF, "$table", "largest"),
            LeakVerb.of("check", "history", REF, "$table", "longest", "-o", "json"),
            LeakVerb.of("check", "history", REF, "raw_$table", "largest"),
            LeakVerb.of("check", "history", REF, "$table", "nowhere")));
    cases.put("run cancel", List.of(LeakVerb.of("run", "cancel", "$run")));
    cases.put(
        "query",
        List.of(
            query("select * from sales.$product.$table", "table"),
            query("select * from sales.$product.$table", "json"),
            query("select * from sales.$product._quarantine_$table", "csv"),
            query("select nowhere from sales.$product.$table", "table"),
            query("select nowhere from sales.$product.$table", "json"),
            query("select cast(email as integer) from sales.$product.$table", "table")));
    cases.put("query list", List.of(LeakVerb.of("query", "list")));
    cases.put(
        "query cancel",
        List.of(LeakVerb.of("query", "cancel", "00000000-0000-0000-0000-000000000000")));
  }

  static LeakVerb query(String statement, String format) {
    return LeakVerb.of("query", statement, "--purpose", "exploration", "-o", format);
  }

  private static void mesh(Map<String, List<LeakVerb>> cases) {
    cases.put("domain list", List.of(LeakVerb.of("domain", "list")));
    cases.put("domain show", List.of(LeakVerb.of("domain", "show", "sales")));
    cases.put("domain member list", List.of(LeakVerb.of("domain", "member", "list", "sales")));
    cases.put(
        "domain member add",
        List.of(LeakVerb.of("domain", "member", "add", "sales", "sid", "--role", "analyst")));
    cases.put(
        "domain member remove", List.of(LeakVerb.of("domain", "member", "remove", "sales", "ann")));
    cases.put(
        "product list",
        List.of(LeakVerb.of("product", "list"), LeakVerb.of("product", "list", "-o", "json")));
    cases.put(
        "product show",
        List.of(
            LeakVerb.of("product", "show", REF),
            LeakVerb.of("product", "show", REF + "@1", "-o", "yaml")));
    cases.put(
        "product consumers",
        List.of(
            LeakVerb.of("product", "consumers", REF),
            LeakVerb.of("product", "consumers", REF + "@1", "-o", "json")));
    cases.put(
        "product move",
        List.of(
            LeakVerb.of("product", "move", "sales/$product", "finance", "$folder")
                .with(LeakDocuments.reading("$contract"))));
    cases.put("product watch", List.of(LeakVerb.of("product", "watch", REF)));
    cases.put("product unwatch", List.of(LeakVerb.of("product", "unwatch", REF)));
    cases.put("product watched", List.of(LeakVerb.of("product", "watched")));
    cases.put("release list", List.of(LeakVerb.of("release", "list", REF)));
    cases.put(
        "release show",
        List.of(
            LeakVerb.of("release", "show", REF),
            LeakVerb.of("release", "show", REF + "@+1", "-o", "json")));
    cases.put(
        "release diff",
        List.of(
            LeakVerb.of("release", "diff", REF), LeakVerb.of("release", "diff", REF, "1", "1")));
    cases.put("release rollback", List.of(LeakVerb.of("release", "rollback", REF, "--to", "1")));
    cases.put("contract list", List.of(LeakVerb.of("contract", "list")));
    cases.put("contract show", List.of(LeakVerb.of("contract", "show", "$contract")));
    cases.put(
        "contract diff",
        List.of(
            LeakVerb.of("contract", "diff", "$contract", "$contract@1"),
            LeakVerb.of("contract", "diff", "$contract", "$folder/missing.yaml", "-o", "json")));
    cases.put(
        "contract test",
        List.of(
            LeakVerb.of(
                    "contract",
                    "test",
                    "$contract",
                    "--data",
                    "$folder/rows.csv",
                    "--rule",
                    "readable")
                .with(Map.of("rows.csv", "nothing\n1\n")),
            LeakVerb.of(
                "contract", "test", "$contract", "--data", "$folder/none.csv", "-o", "json")));
    cases.put(
        "change propose", List.of(LeakVerb.of("change", "propose", "$folder", "--title", "A")));
    cases.put(
        "change list",
        List.of(LeakVerb.of("change", "list"), LeakVerb.of("change", "list", "-o", "json")));
    cases.put(
        "change show",
        List.of(
            LeakVerb.of("change", "show", "$change"),
            LeakVerb.of("change", "show", "$change", "-o", "json")));
    for (String verb : List.of("approve", "withdraw", "apply")) {
      cases.put("change " + verb, List.of(LeakVerb.of("change", verb, "$change")));
    }
    for (String verb : List.of("comment", "reject")) {
      cases.put("change " + verb, List.of(LeakVerb.of("change", verb, "$change", "-m", "So.")));
    }
    cases.put(
        "change acknowledge",
        List.of(LeakVerb.of("change", "acknowledge", "$change", "--for", "finance/zqshadow@1")));
    cases.put("term list", List.of(LeakVerb.of("term", "list", "-o", "json")));
    cases.put("term show", List.of(LeakVerb.of("term", "show", "sales/order")));
    cases.put(
        "policy compliance",
        List.of(
            LeakVerb.of("policy", "compliance", "--days", "2", "-o", "json"),
            LeakVerb.of("policy", "compliance", "sales")));
    cases.put(
        "policy judgements",
        List.of(
            LeakVerb.of("policy", "judgements", "sales", "--all"),
            LeakVerb.of("policy", "judgements", REF, "--all", "-o", "json")));
    cases.put(
        "lineage",
        List.of(
            LeakVerb.of("lineage", REF),
            LeakVerb.of("lineage", TABLE, "--down"),
            LeakVerb.of("lineage", TABLE + "#nowhere")));
  }

  private static void access(Map<String, List<LeakVerb>> cases) {
    cases.put(
        "access explain",
        List.of(
            LeakVerb.of("access", "explain", TABLE, "--purpose", "exploration"),
            LeakVerb.of("access", "explain", TABLE, "-o", "json")));
    cases.put(
        "access request",
        List.of(
            LeakVerb.of("access", "request", REF, "--purpose", "nothing", "--reason", "So."),
            LeakVerb.of(
                "access",
                "request",
                REF,
                "--purpose",
                "exploration",
                "--reason",
                "So.",
                "--columns",
                "$table.nowhere")));
    cases.put("access list", List.of(LeakVerb.of("access", "list")));
    cases.put("access show", List.of(LeakVerb.of("access", "show", "$request")));
    cases.put("access approve", List.of(LeakVerb.of("access", "approve", "$request")));
    cases.put(
        "access reject", List.of(LeakVerb.of("access", "reject", "$request", "--reason", "No.")));
    cases.put("access withdraw", List.of(LeakVerb.of("access", "withdraw", "$request")));
    cases.put("inbox", List.of(LeakVerb.of("inbox"), LeakVerb.of("inbox", "-o", "json")));
    cases.put("inbox list", List.of(LeakVerb.of("inbox", "list", "--all")));
    cases.put(
        "inbox read",
        List.of(
            LeakVerb.of("inbox", "read", "$notice"), LeakVerb.of("inbox", "read", "--up-to", "1")));
    cases.put("agreement list", List.of(LeakVerb.of("agreement", "list")));
    cases.put("agreement show", List.of(LeakVerb.of("agreement", "show", "sales/$agreement")));
    cases.put(
        "agreement revoke",
        List.of(
            LeakVerb.of("agreement", "revoke", "sales/$agreement"),
            LeakVerb.of("agreement", "revoke", "sales/$agreement", "--yes")));
    cases.put(
        "agreement renew",
        List.of(
            LeakVerb.of(
                "agreement",
                "renew",
                "sales/$agreement",
                "--until",
                "2020-01-01",
                "--reason",
                "So.")));
    cases.put("login", List.of(LeakVerb.of("login")));
    cases.put("logout", List.of(LeakVerb.of("logout")));
    cases.put(
        "password offer",
        List.of(
            LeakVerb.of("password", "offer", "nobody"), LeakVerb.of("password", "offer", "eve")));
    cases.put("password set", List.of(LeakVerb.of("password", "set", "--password-stdin")));
    cases.put("password change", List.of(LeakVerb.of("password", "change", "--password-stdin")));
    cases.put("token create", List.of(LeakVerb.of("token", "create", "mine")));
    cases.put("token list", List.of(LeakVerb.of("token", "list")));
    cases.put("token revoke", List.of(LeakVerb.of("token", "revoke", "$token")));
    cases.put(
        "audit list",
        List.of(
            LeakVerb.of("audit", "list"),
            LeakVerb.of("audit", "list", "-o", "ndjson"),
            LeakVerb.of("audit", "list", "--column", TABLE + "#order_id")));
    cases.put("audit verify", List.of(LeakVerb.of("audit", "verify")));
    cases.put("audit export", List.of(LeakVerb.of("audit", "export")));
  }
}
