package dev.weft.benchmarks.decision;

import dev.weft.engine.DecidedTable;
import dev.weft.engine.StubTable;
import dev.weft.governance.access.ColumnFacts;
import dev.weft.governance.access.Facts;
import dev.weft.governance.access.Question;
import dev.weft.governance.access.Rulings;
import dev.weft.governance.access.TableFacts;
import dev.weft.governance.policy.PolicySet;
import dev.weft.governance.policy.Versioned;
import dev.weft.governance.policy.Vocabulary;
import dev.weft.model.access.Agreement;
import dev.weft.model.access.Agreement.Consumer;
import dev.weft.model.access.Agreement.Onward;
import dev.weft.model.access.Principal;
import dev.weft.model.error.Place;
import dev.weft.model.mesh.DomainTree;
import dev.weft.model.mesh.LabelFamily;
import dev.weft.model.mesh.Member;
import dev.weft.model.mesh.Role;
import dev.weft.model.policy.AccessPolicy;
import dev.weft.model.policy.Effect;
import dev.weft.model.policy.Expression;
import dev.weft.model.policy.Mask;
import dev.weft.model.product.ProductId;
import dev.weft.model.product.ProductKind;
import dev.weft.model.table.Column;
import dev.weft.model.table.ScanPlan;
import dev.weft.model.table.ScanPlan.ScanFile;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type.Primitive;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Who asks for what: 20 members of a domain, 10 agreements, 10 policies, a table of 50 columns,
/// and statements that join 20 tables.
final class Questions {

  private static final int COLUMNS = 50;
  private static final int AGREEMENTS = 10;
  private static final int POLICIES = 10;
  private static final int TABLES = 20;
  private static final ProductId PRODUCT = ProductId.of("sales/orders");

  private Questions() {}

  /// Facts with rulings that remember nothing yet, over policies that are typed once.
  static Facts facts(PolicySet policies) {
    var members = new ArrayList<Member>();
    for (int i = 0; i < 20; i++) {
      members.add(new Member("m" + i, Set.of(Role.ANALYST), List.of("exploration")));
    }
    var agreements =
        IntStream.range(0, AGREEMENTS).mapToObj(i -> new Versioned<>(agreement(i), 1)).toList();
    return new Facts(
        List.of(),
        Map.of("sales", members),
        agreements,
        Map.of(),
        new Rulings(policies, DomainTree.FLAT),
        Instant.EPOCH);
  }

  /// As many policies as make every column look at all of them: labels, origins, exceptions.
  static PolicySet policies() {
    var families =
        List.of(
            new LabelFamily(
                "confidentiality", List.of("public", "internal", "confidential"), "internal"),
            new LabelFamily("privacy", List.of("none", "personal", "sensitive"), "none"));
    return new PolicySet(
        new Vocabulary(families, Set.of("exploration"), Map.of()),
        IntStream.range(0, POLICIES).mapToObj(i -> new Versioned<>(policy(i), 1)).toList());
  }

  private static AccessPolicy policy(int number) {
    return new AccessPolicy(
        "p" + number,
        "mesh",
        dev.weft.model.policy.Stage.ENFORCE,
        "To be measured.",
        expression("column.privacy >= privacy.personal || column.name == 'c" + number + "'"),
        new Effect.Masked(Mask.REDACT),
        List.of(
            new AccessPolicy.Exemption(
                expression("purpose == 'other' && column.origins.all(o, o.column in ['a', 'b'])"),
                new Effect.Show())),
        List.of(),
        false);
  }

  private static Expression expression(String text) {
    return new Expression(text, Place.NOWHERE);
  }

  static Question question(Principal who) {
    var columns = new ArrayList<ColumnFacts>();
    for (int i = 0; i < COLUMNS; i++) {
      columns.add(
          new ColumnFacts(
              "c" + i,
              Primitive.STRING,
              false,
              List.of(),
              new TreeMap<>(
                  Map.of(
                      "confidentiality", "internal", "privacy", i % 5 == 0 ? "personal" : "none")),
              List.of()));
    }
    return new Question(
        who,
        Optional.empty(),
        Optional.empty(),
        "rest",
        List.of(
            new TableFacts(
                PRODUCT,
                1,
                Optional.of("orders"),
                ProductKind.SOURCE_ALIGNED,
                List.of(),
                "orders",
                List.of(),
                columns,
                Optional.empty())));
  }

  static Principal.OfProduct consumer() {
    return new Principal.OfProduct(ProductId.of("finance/report" + (AGREEMENTS - 1)));
  }

  private static Agreement agreement(int number) {
    return new Agreement(
        "a" + number,
        PRODUCT,
        1,
        Optional.of("orders"),
        new Consumer.OfProduct(ProductId.of("finance/report" + number)),
        List.of("exploration"),
        Map.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        new Onward.None(),
        "To be measured.",
        false);
  }

  /// Statements of the same 20 tables without end, no two alike.
  static Iterator<String> statements() {
    return Stream.iterate(0, number -> number + 1).map(Questions::statement).iterator();
  }

  private static String statement(int number) {
    var text = new StringBuilder("select t0.k, count(*) as n");
    for (int i = 0; i < TABLES; i++) {
      text.append(", sum(t").append(i).append(".v) as s").append(i);
    }
    text.append("\nfrom d.p.t0 as t0");
    for (int i = 1; i < TABLES; i++) {
      text.append("\n  join d.p.t%d as t%d on t%d.k = t%d.k".formatted(i, i, i, i - 1));
    }
    return text.append("\nwhere t0.v > ").append(number).append("\ngroup by t0.k").toString();
  }

  static List<DecidedTable> tables() {
    Schema schema = schema();
    return IntStream.range(0, TABLES)
        .mapToObj(
            i ->
                DecidedTable.open(
                    List.of("d", "p", "t" + i),
                    "d.p.t" + i,
                    new ScanPlan(
                        schema, List.of(new ScanFile("/t" + i + ".parquet", 1, 1, schema)))))
        .toList();
  }

  static List<StubTable> stubs() {
    return tables().stream()
        .map(table -> new StubTable(table.path(), table.name(), table.scan().schema()))
        .toList();
  }

  private static Schema schema() {
    var columns = new ArrayList<Column>();
    columns.add(Column.of("k", Primitive.LONG).withId(1));
    columns.add(Column.of("v", Primitive.LONG).withId(2));
    for (int i = 0; i < 8; i++) {
      columns.add(Column.of("c" + i, Primitive.STRING).withId(3 + i));
    }
    return new Schema(columns);
  }
}
