package dev.weft.catalog;

import static dev.weft.catalog.JournalContract.inParallel;
import static dev.weft.catalog.Samples.ORDERS;
import static dev.weft.catalog.Samples.release;
import static dev.weft.catalog.Samples.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.model.error.ErrorCode;
import dev.weft.model.error.WeftException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

abstract class TransactionContract extends CatalogContract {

  @Test
  void readsOneMomentWhileOthersWrite() {
    change(w -> w.journal("a", "s", Map.of()));

    List<Long> heads =
        read(
            r -> {
              long before = r.journal().head();
              change(w -> w.journal("b", "s", Map.of()));
              return List.of(before, r.journal().head());
            });

    assertThat(heads).containsExactly(1L, 1L);
    assertThat(head()).isEqualTo(2);
  }

  @Test
  void seesItsOwnChangesAndShowsThemToNobodyBeforeTheEnd() {
    change(
        w -> {
          w.access().putSetting("operator", "ann");
          assertThat(w.access().findSetting("operator")).contains("ann");
          assertThat(find(r -> r.access().findSetting("operator"))).isEmpty();
        });

    assertThat(find(r -> r.access().findSetting("operator"))).contains("ann");
  }

  @Test
  void refusesAWriteInsideAWrite() {
    assertThatIllegalStateException()
        .isThrownBy(() -> change(outer -> change(inner -> inner.journal("a", "s", Map.of()))))
        .withMessageContaining("inside a write");
    assertThat(journal()).isEmpty();
  }

  @Test
  void goesOnAfterAStatementFailed() {
    assertThatThrownBy(() -> change(w -> w.registry().putDocument(documentWithoutText(), 0)))
        .isInstanceOfSatisfying(
            WeftException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SERVER_STORE))
        .hasMessageContaining("Nothing was changed")
        .hasMessageNotContaining("insert");

    change(w -> w.journal("a", "s", Map.of()));
    assertThat(journaledKinds()).containsExactly("a");
  }

  private static dev.weft.catalog.registry.DocumentDraft documentWithoutText() {
    return new dev.weft.catalog.registry.DocumentDraft(
        Samples.domainDocument("sales"), "sales/domain.yaml", "0".repeat(64), false);
  }

  @Test
  void keepsEverythingWhenReopened() {
    change(w -> w.registry().addRevision(revision(w, ORDERS, "1.0.0"), 0));
    change(w -> w.releases().publish(release(ORDERS, "1.0.0", "r1"), 0));
    var journal = journal();
    var revision = read(r -> r.registry().getRevision(ORDERS, 1));
    var released = read(r -> r.releases().get(ORDERS, 1));

    reopen();

    assertThat(journal()).isEqualTo(journal);
    assertThat(find(r -> r.releases().find(ORDERS, 1))).contains(released);
    assertThat(find(r -> r.registry().findRevision(ORDERS, 1))).contains(revision);
  }

  @Test
  void sharesItsDatabaseWithAnotherCatalog() throws Exception {
    try (Catalog other = Catalog.open(url(), clock)) {
      inParallel(
          List.of(
              () -> writeAndRead(catalog()),
              () -> writeAndRead(other),
              () -> writeAndRead(catalog()),
              () -> writeAndRead(other)));
    }

    assertThat(head()).isEqualTo(4 * 10);
  }

  private static void writeAndRead(Catalog catalog) {
    for (int i = 0; i < 10; i++) {
      long mine =
          catalog.write(
              ANN,
              w -> {
                w.journal("a", "s", Map.of());
                return w.journal().head() + 1;
              });
      assertThat(catalog.<Long>read(r -> r.journal().head())).isGreaterThanOrEqualTo(mine);
    }
  }

  @Test
  void saysThatItIsClosed() {
    catalog().close();
    catalog().close();

    assertThatThrownBy(() -> read(Reading::now))
        .isInstanceOfSatisfying(
            WeftException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.SERVER_STOPPING));
    assertThatThrownBy(() -> change(w -> {})).isInstanceOf(WeftException.class);
  }
}
