package dev.weft.usecases.usage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.catalog.Catalog;
import dev.weft.catalog.usage.ColumnRead;
import dev.weft.model.product.MajorId;
import dev.weft.model.product.ProductId;
import dev.weft.usecases.TestClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Counting stands in the way of every answer, so it must never be what fails.
class CountReadsTest {

  private static final MajorId ORDERS = new MajorId(ProductId.of("sales/orders"), 1);

  @TempDir private Path root;

  @Test
  void leavesOutWhatDoesNotFit() {
    try (Catalog catalog =
        Catalog.open("jdbc:sqlite:" + root.resolve("catalog.db"), Clock.systemUTC())) {
      var reads = new CountReads(catalog, 2);
      long now = catalog.<Long>read(reading -> reading.now());
      reads.count("eve", ORDERS, "orders", new TreeSet<>(Set.of("amount", "day", "note")), now);
      reads.count("eve", ORDERS, "orders", Set.of("amount"), now);
      assertThat(catalog.<List<ColumnRead>>read(reading -> reading.usage().of(ORDERS, 0)))
          .isEmpty();

      reads.flush();
      assertThat(catalog.<List<ColumnRead>>read(reading -> reading.usage().of(ORDERS, 0)))
          .extracting(read -> read.column() + " " + read.reads())
          .containsExactlyInAnyOrder("amount 2", "day 1");
    }
  }

  @Test
  void beginsAgainWhereSomethingDidNotFit() {
    var clock = new TestClock(Clock.systemUTC());
    try (Catalog catalog = Catalog.open("jdbc:sqlite:" + root.resolve("catalog.db"), clock)) {
      var reads = new CountReads(catalog, 1);
      reads.flush();
      long begun = since(catalog);
      clock.move(Duration.ofDays(1));
      reads.flush();
      assertThat(since(catalog)).isEqualTo(begun);

      reads.count("eve", ORDERS, "orders", Set.of("amount"), begun);
      reads.count("eve", ORDERS, "orders", Set.of("day"), begun);
      reads.flush();
      assertThat(since(catalog)).isGreaterThan(begun);
      long again = since(catalog);
      clock.move(Duration.ofDays(1));
      reads.flush();
      assertThat(since(catalog)).isEqualTo(again);
    }
  }

  private static long since(Catalog catalog) {
    return catalog.<Long>read(reading -> reading.usage().since().orElseThrow());
  }

  @Test
  void countsWhileNothingCanBeWritten() {
    Catalog catalog = Catalog.open("jdbc:sqlite:" + root.resolve("catalog.db"), Clock.systemUTC());
    long now = catalog.<Long>read(reading -> reading.now());
    var reads = new CountReads(catalog, 2);
    catalog.close();

    for (String column : List.of("amount", "day", "note", "amount")) {
      reads.count("eve", ORDERS, "orders", Set.of(column), now);
    }
  }
}
