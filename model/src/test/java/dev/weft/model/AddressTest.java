package dev.weft.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.model.product.Address;
import dev.weft.model.product.Address.State;
import dev.weft.model.product.ProductId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sales/orders",
        "sales/orders@2",
        "sales/orders@2.3.1+57",
        "sales/orders@+57",
        "sales/orders@2.3.1-preview.8",
        "sales/orders:order_lines",
        "sales/orders@2:order_lines#amount"
      })
  void comesBackAsItWasWritten(String text) {
    assertThat(Address.find(text)).map(Address::toString).contains(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sales",
        "sales/",
        "/orders",
        "sales/orders@",
        "sales/orders@x",
        "sales/orders@2.3+57",
        "Sales/orders",
        "sales/select",
        "sales/orders/lines"
      })
  void refusesWhatIsNoReference(String text) {
    assertThat(Address.find(text)).isEmpty();
  }

  @Test
  void readsTheNamesOfSql() {
    assertThat(Address.ofSql("sales", "orders@2.3.1+57", "lines"))
        .get()
        .satisfies(
            address -> {
              assertThat(address.product()).isEqualTo(new ProductId("sales", "orders"));
              assertThat(address.state()).isInstanceOf(State.Pinned.class);
              assertThat(address.sql()).isEqualTo("sales.\"orders@2.3.1+57\".lines");
            });
    assertThat(Address.ofSql("sales", "orders", "lines"))
        .map(Address::sql)
        .contains("sales.orders.lines");
  }
}
