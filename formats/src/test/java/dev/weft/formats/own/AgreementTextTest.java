package dev.weft.formats.own;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.formats.finding.Findings;
import dev.weft.formats.yaml.YamlReader;
import dev.weft.model.access.Agreement;
import dev.weft.model.access.Agreement.Consumer;
import dev.weft.model.access.Agreement.Onward;
import dev.weft.model.document.SourceFile;
import dev.weft.model.product.ProductId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgreementTextTest {

  private static final Agreement WHOLE =
      new Agreement(
          "cy_reads_orders_7",
          ProductId.of("sales/orders"),
          2,
          Optional.of("orders"),
          new Consumer.OfPerson("cy"),
          List.of("exploration", "customer_contact"),
          Map.of("orders", List.of("day", "Cost Total $"), "lines", List.of("id")),
          Map.of("orders", "row.market in ['CA', \"N\\Y\"] # all"),
          Optional.of("2026-01-01"),
          Optional.of("2027-12-31"),
          new Onward.Guarded(),
          "He said: \"why\"\nnot – \u0007 ok?",
          false);

  @Test
  void writesWhatTheReaderReads() {
    assertThat(read(AgreementText.of(WHOLE))).isEqualTo(WHOLE);
  }

  @Test
  void writesEveryConsumerAndOnwardUse() {
    for (Consumer consumer :
        List.of(
            new Consumer.OfTeam("board"),
            new Consumer.OfService("etl"),
            new Consumer.OfProduct(ProductId.of("insights/network")))) {
      for (Onward onward : List.of(new Onward.None(), new Onward.Free(List.of("orders.day")))) {
        Agreement small = small(consumer, onward);
        assertThat(read(AgreementText.of(small))).isEqualTo(small);
      }
    }
  }

  @Test
  void writesAnotherLastDayAndKeepsTheOtherLines() {
    String text =
        "# ours\n" + AgreementText.of(WHOLE).replace("2027-12-31", "2027-12-31 # at most");

    String renewed = AgreementText.until(text, "2028-06-30").orElseThrow();

    assertThat(renewed).isEqualTo(text.replace("2027-12-31", "\"2028-06-30\""));
    assertThat(read(renewed).until()).contains("2028-06-30");
  }

  @Test
  void writesALastDayIntoBracketsAndNoneWhereThereIsNone() {
    String brackets = "{ apiVersion: weft/v1, kind: Agreement, until: 2027-12-31 }\n";
    assertThat(AgreementText.until(brackets, "2028-06-30"))
        .contains(brackets.replace("2027-12-31", "\"2028-06-30\""));
    String endless = AgreementText.of(small(new Consumer.OfPerson("cy"), new Onward.None()));
    assertThat(AgreementText.until(endless, "2028-06-30")).isEmpty();
  }

  @Test
  void writesTheEndAndKeepsTheOtherLines() {
    String text = "# ours\n" + AgreementText.of(WHOLE).replace("reason", "status: active\nreason");

    String retired = AgreementText.retired(text, WHOLE);

    assertThat(retired).startsWith("# ours\n").endsWith("\nstatus: retired\n");
    assertThat(read(retired).retired()).isTrue();
    assertThat(read(AgreementText.retired("{ \"kind\": \"Agreement\" }\n", WHOLE)).retired())
        .isTrue();
  }

  private static Agreement small(Consumer consumer, Onward onward) {
    return new Agreement(
        "a1",
        ProductId.of("sales/orders"),
        1,
        Optional.empty(),
        consumer,
        List.of("exploration"),
        Map.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        onward,
        "why",
        false);
  }

  private static Agreement read(String text) {
    var findings = new Findings();
    var documents = new YamlReader().read(SourceFile.of("a.yaml", text), findings);
    var agreement = AgreementReader.read(documents.getFirst(), findings);
    assertThat(findings.list()).isEmpty();
    return agreement.orElseThrow().value();
  }
}
