package dev.weft.benchmarks.decision;

import dev.weft.engine.DecidedTable;
import dev.weft.engine.StubTable;
import dev.weft.governance.access.Facts;
import dev.weft.governance.access.ReadTable;
import dev.weft.model.access.Agreement;
import dev.weft.model.access.Agreement.Consumer;
import dev.weft.model.access.Agreement.Onward;
import dev.weft.model.access.Principal;
import dev.weft.model.mesh.LabelFamily;
import dev.weft.model.mesh.Member;
import dev.weft.model.mesh.Role;
import dev.weft.model.product.ProductId;
import dev.weft.model.table.Column;
import dev.weft.model.table.ScanPlan;
import dev.weft.model.table.ScanPlan.ScanFile;
import dev.weft.model.table.Schema;
import dev.weft.model.table.Type.Primitive;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Who asks for what: 20 members of a domain, 10 agreements, a table of 50 columns, and statements
/// that join 20 tables.
final class Questions {

  private static final int COLUMNS = 50;
  private static final int AGREEMENTS = 10;
  private static final int TABLES = 20;
  private static final ProductId PRODUCT = ProductId.of("sales/orders");

  private Questions() {}

  static Facts facts() {
    var members = new ArrayList<Member>();
    for (int i = 0; i < 20; i++) {
      members.add(new Member("m" + i, Set.of(Role.ANALYST), List.of("exploration")));
    }
    var agreements = IntStream.range(0, AGREEMENTS).mapToObj(Questions::agreement).toList();
    var families =
        List.of(
            new LabelFamily(
                "confidentiality", List.of("public", "internal", "confidential"), "internal"),
            new LabelFamily("privacy", List.of("none", "personal", "sensitive"), "none"));
    return new Facts(List.of(), Map.of("sales", members), agreements, families);
  }

  static ReadTable table() {
    var labels = new HashMap<String, SortedMap<String, String>>();
    for (int i = 0; i < COLUMNS; i++) {
      labels.put("c" + i, new TreeMap<>(Map.of("confidentiality", "internal", "privacy", "none")));
    }
    return new ReadTable(PRODUCT, 1, "orders", "orders", labels);
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
