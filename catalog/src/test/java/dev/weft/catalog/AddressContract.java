package dev.weft.catalog;

import static dev.weft.catalog.Samples.ORDERS;
import static dev.weft.catalog.Samples.REVENUE;
import static dev.weft.catalog.Samples.build;
import static dev.weft.catalog.Samples.contractOf;
import static dev.weft.catalog.Samples.release;
import static dev.weft.catalog.Samples.revision;
import static dev.weft.catalog.Samples.version;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.catalog.journal.JournalEntry;
import dev.weft.catalog.registry.PortConsumer;
import dev.weft.catalog.registry.ResolvedInput;
import dev.weft.catalog.run.Hold;
import dev.weft.catalog.usage.ColumnRead;
import dev.weft.model.error.ErrorCode;
import dev.weft.model.lineage.Origin;
import dev.weft.model.product.MajorId;
import dev.weft.model.product.Moves;
import dev.weft.model.product.Moves.Move;
import dev.weft.model.product.ProductId;
import dev.weft.model.run.Release;
import dev.weft.model.run.ReleaseId;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Products that move to another domain.
abstract class AddressContract extends CatalogContract {

  private static final ProductId MOVED = ProductId.of("finance/orders");
  private static final ProductId AGAIN = ProductId.of("customer/orders");

  /// What happened keeps the words in which it was written down.
  private static final Set<String> HISTORY =
      Set.of("journal_entry", "product_address", "flyway_schema_history");

  /// Orders with two releases, whatever else is kept of them, and revenue that reads them.
  private void mesh(Writing w) {
    w.registry().addRevision(revision(w, ORDERS, "1.0.0"), 0);
    w.registry().addRevision(revision(w, ORDERS, "2.0.0"), 1);
    w.registry().retireMajor(ORDERS, 1);
    w.registry().propose(ORDERS, "raw_lines", "old");
    var inputs = new TreeMap<>(Map.of(contractOf(ORDERS), new ResolvedInput(ORDERS, 2, "main")));
    w.registry().addRevision(revision(w, REVENUE, "1.0.0", inputs), 0);
    w.releases().publish(release(ORDERS, "2.0.0", "r1"), 0);
    w.releases().publish(release(ORDERS, "2.0.0", "r2"), 1);
    w.releases().addPreview(release(ORDERS, "2.0.0", "p1"), Long.MAX_VALUE);
    w.releases().publish(release(REVENUE, "1.0.0", "r3", input(2)), 0);
    w.runs().queue(build("built", ORDERS), new Hold("node-1", 1));
    w.runs().start("built");
    w.checks().put("built", "lines", List.of(Samples.passed()), List.of("lines"));
    w.runs().succeed("built", 2);
    w.requests().add(AccessRequestContract.about(ORDERS.toString(), "cy", false));
    w.notices().add(NoticeContract.draft("a", "cy"));
    w.notices().watch("cy", ORDERS);
    w.usage()
        .add(
            List.of(
                new ColumnRead(new MajorId(ORDERS, 2), "lines", "email", "cy", 7, 1),
                new ColumnRead(
                    new MajorId(REVENUE, 1), "lines", "email", "product:" + ORDERS, 7, 1)));
  }

  private static ReleaseId input(long number) {
    return new ReleaseId(ORDERS, version("2.0.0"), number);
  }

  @Test
  void takesEverythingAlong() throws SQLException {
    change(this::mesh);

    change(w -> w.addresses().move(ORDERS, MOVED));

    assertThat(find(r -> r.registry().findProduct(ORDERS))).isEmpty();
    assertThat(find(r -> r.registry().activeRevision(MOVED, 2))).isPresent();
    assertThat(list(r -> r.registry().consumers(MOVED, 2)))
        .containsExactly(new PortConsumer(REVENUE, 1, "main"));
    assertThat(find(r -> r.releases().current(MOVED, 2)))
        .hasValueSatisfying(
            current -> assertThat(current.release().id().toString()).isEqualTo(MOVED + "@2.0.0+2"));
    assertThat(list(r -> r.releases().current(Set.of(REVENUE))))
        .singleElement()
        .satisfies(
            made ->
                assertThat(made.release().inputs())
                    .extracting(ReleaseId::product)
                    .containsExactly(MOVED));
    assertThat(naming(ORDERS.toString())).isEmpty();
  }

  @Test
  void keepsWhereColumnsComeFrom() {
    change(this::mesh);

    change(w -> w.addresses().move(ORDERS, MOVED));

    assertThat(find(r -> r.releases().current(MOVED, 2)))
        .hasValueSatisfying(
            current ->
                assertThat(current.release().tables().get("lines"))
                    .satisfies(
                        lines ->
                            assertThat(lines.origins(MOVED, "email"))
                                .containsExactly(Origin.of("sales", "orders", "lines", "email"))));
  }

  @Test
  void goesOnWithTheLineOfReleases() {
    change(this::mesh);
    change(w -> w.addresses().move(ORDERS, MOVED));

    Release next = write(w -> w.releases().publish(release(MOVED, "2.0.0", "r4"), 2));

    assertThat(next.id().number()).isEqualTo(3);
  }

  @Test
  void remembersEveryEarlierAddress() {
    change(this::mesh);
    long first = clock.micros();
    change(w -> w.addresses().move(ORDERS, MOVED));
    clock.advance(Duration.of(5, ChronoUnit.MICROS));
    change(w -> w.addresses().move(MOVED, AGAIN));

    Moves moves = read(r -> r.addresses().moves());

    assertThat(moves.moves())
        .containsExactly(
            new Move(MOVED, AGAIN, ORDERS, first + 5), new Move(ORDERS, AGAIN, ORDERS, first));
    assertThat(moves.now(ORDERS)).isEqualTo(AGAIN);
    assertThat(moves.first(AGAIN)).isEqualTo(ORDERS);
    assertThat(moves.since(AGAIN)).contains(first + 5);
  }

  @Test
  void goesBackToWhereItCameFrom() {
    change(this::mesh);
    change(w -> w.addresses().move(ORDERS, MOVED));
    change(w -> w.addresses().move(MOVED, ORDERS));

    Moves moves = read(r -> r.addresses().moves());

    assertThat(moves.now(MOVED)).isEqualTo(ORDERS);
    assertThat(moves.find(ORDERS)).isEmpty();
    assertThat(moves.first(ORDERS)).isEqualTo(ORDERS);
  }

  @Test
  void givesNoAddressToTwoProducts() {
    change(this::mesh);
    change(w -> w.registry().addRevision(revision(w, AGAIN, "1.0.0"), 0));

    assertThat(refusal(w -> w.addresses().move(ORDERS, AGAIN)))
        .isEqualTo(ErrorCode.REGISTRY_CHANGED);
    change(w -> w.addresses().move(ORDERS, MOVED));
    assertThat(refusal(w -> w.addresses().move(AGAIN, ORDERS)))
        .as("an address that another product had")
        .isEqualTo(ErrorCode.REGISTRY_CHANGED);
    assertThat(refusal(w -> w.addresses().move(ORDERS, AGAIN)))
        .as("a product that is not there any more")
        .isEqualTo(ErrorCode.REGISTRY_NOT_FOUND);
  }

  @Test
  void forgetsPreviewsOfTheFolderAtItsNewAddress() {
    change(this::mesh);
    change(w -> w.releases().addPreview(release(MOVED, "2.0.0", "p9"), Long.MAX_VALUE));

    change(w -> w.addresses().move(ORDERS, MOVED));

    assertThat(write(w -> w.releases().addPreview(release(MOVED, "2.0.0", "p2"), 1)).id().number())
        .isEqualTo(2);
  }

  @Test
  void tellsNothingOfTheTimeBefore() {
    change(this::mesh);
    long before = clock.micros();
    clock.advance(Duration.of(5, ChronoUnit.MICROS));
    change(w -> w.addresses().move(ORDERS, MOVED));
    long after = clock.micros();

    assertThat(list(r -> r.history().activeMajors(MOVED, before))).isEmpty();
    assertThat(list(r -> r.history().activeMajors(MOVED, after))).containsExactly(2);
    assertThat(list(r -> r.history().revisions(before)))
        .extracting(key -> key.product())
        .containsExactly(REVENUE);
    assertThat(list(r -> r.history().revisions(after)))
        .extracting(key -> key.product())
        .containsExactlyInAnyOrder(REVENUE, MOVED);
  }

  @Test
  void isInTheJournal() {
    change(this::mesh);

    change(w -> w.addresses().move(ORDERS, MOVED));

    JournalEntry last = journal().getLast();
    assertThat(last.kind()).isEqualTo("product.moved");
    assertThat(last.subject()).isEqualTo(MOVED.toString());
    assertThat(last.find("from")).contains(ORDERS.toString());
  }

  @Test
  void takesAnAttemptBack() throws SQLException {
    change(this::mesh);
    long head = head();

    String seen =
        catalog()
            .attempt(
                ANN,
                w -> {
                  w.addresses().move(ORDERS, MOVED);
                  return w.registry().getProduct(MOVED).id().toString();
                });

    assertThat(seen).isEqualTo(MOVED.toString());
    assertThat(find(r -> r.registry().findProduct(ORDERS))).isPresent();
    assertThat(head()).isEqualTo(head);
    assertThat(naming(MOVED.toString())).isEmpty();
  }

  /// Columns of the whole database in which some row names a product, as `table.column`.
  private List<String> naming(String product) throws SQLException {
    var found = new ArrayList<String>();
    try (Connection connection = DriverManager.getConnection(url())) {
      for (List<String> column : columns(connection)) {
        String sql =
            "select count(*) from %s where cast(%s as text) like ?"
                .formatted(column.getFirst(), column.getLast());
        try (var statement = connection.prepareStatement(sql)) {
          statement.setString(1, "%" + product + "%");
          try (ResultSet rows = statement.executeQuery()) {
            if (rows.next() && rows.getLong(1) > 0) {
              found.add(String.join(".", column));
            }
          }
        }
      }
    }
    return found;
  }

  private static List<List<String>> columns(Connection connection) throws SQLException {
    var columns = new ArrayList<List<String>>();
    var tables = new ArrayList<String>();
    String schema = connection.getSchema();
    try (ResultSet rows =
        connection.getMetaData().getTables(null, schema, "%", new String[] {"TABLE"})) {
      while (rows.next()) {
        tables.add(rows.getString("TABLE_NAME"));
      }
    }
    for (String table : tables) {
      try (ResultSet rows = connection.getMetaData().getColumns(null, schema, table, "%")) {
        while (!HISTORY.contains(table) && rows.next()) {
          columns.add(List.of(table, rows.getString("COLUMN_NAME")));
        }
      }
    }
    return columns;
  }
}
