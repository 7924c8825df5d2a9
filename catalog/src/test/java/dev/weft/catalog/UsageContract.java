package dev.weft.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.catalog.usage.ColumnRead;
import dev.weft.model.product.MajorId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

abstract class UsageContract extends CatalogContract {

  private static final MajorId ORDERS = new MajorId(Samples.ORDERS, 1);

  private static ColumnRead amount(long day, long reads) {
    return new ColumnRead(ORDERS, "orders", "amount", "eve", day, reads);
  }

  private Optional<Long> since() {
    return find(reading -> reading.usage().since());
  }

  @Test
  void addsUpReadsOfADayAndForgetsThemAfterwards() {
    change(w -> w.usage().add(List.of(amount(7, 1), amount(8, 2))));
    change(w -> w.usage().add(List.of(amount(8, 3))));
    assertThat(list(r -> r.usage().of(ORDERS, 0))).containsExactly(amount(8, 6));
    assertThat(list(r -> r.usage().of(ORDERS, 9))).isEmpty();
    change(w -> w.usage().dropBefore(8));
    assertThat(list(r -> r.usage().of(ORDERS, 0))).containsExactly(amount(8, 5));
  }

  @Test
  void keepsSinceWhenReadsAreCounted() {
    assertThat(since()).isEmpty();
    change(w -> w.usage().begin());
    assertThat(since()).contains(clock.micros());
    long begun = clock.micros();
    clock.advance(Duration.ofDays(1));
    change(w -> w.usage().begin());
    assertThat(since()).contains(begun);
    change(w -> w.usage().beginAgain());
    assertThat(since()).contains(clock.micros());
    assertThat(journal()).as("no state of the mesh").isEmpty();
  }
}
