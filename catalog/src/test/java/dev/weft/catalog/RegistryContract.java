package dev.weft.catalog;

import static dev.weft.catalog.Samples.ORDERS;
import static dev.weft.catalog.Samples.bytes;
import static dev.weft.catalog.Samples.document;
import static dev.weft.catalog.Samples.domainDocument;
import static dev.weft.catalog.Samples.revision;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.catalog.registry.AgreementSight;
import dev.weft.catalog.registry.DocumentDraft;
import dev.weft.catalog.registry.Proposal;
import dev.weft.catalog.registry.StoredDocument;
import dev.weft.model.error.ErrorCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

abstract class RegistryContract extends CatalogContract {

  private static final StoredDocument.Key SALES = domainDocument("sales");

  @Test
  void keepsBytesByTheirContent() {
    String hash = write(w -> w.registry().blobs().put(bytes("abc")));
    String again = write(w -> w.registry().blobs().put(bytes("abc")));

    assertThat(hash)
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        .isEqualTo(again);
    assertThat(find(r -> r.registry().blobs().find(hash))).hasValue(bytes("abc"));
    assertThat(find(r -> r.registry().blobs().find("0".repeat(64)))).isEmpty();
  }

  @Test
  void keepsNoBytesAndManyBytes() {
    byte[] many = new byte[3_000_000];
    java.util.Arrays.fill(many, (byte) 7);
    String none = write(w -> w.registry().blobs().put(new byte[0]));
    String big = write(w -> w.registry().blobs().put(many));

    assertThat(find(r -> r.registry().blobs().find(none))).hasValue(new byte[0]);
    assertThat(find(r -> r.registry().blobs().find(big))).hasValue(many);
  }

  @Test
  void readsManyBytesAtOnce() {
    List<String> hashes =
        write(
            w ->
                IntStream.range(0, 600)
                    .mapToObj(i -> w.registry().blobs().put(bytes("blob " + i)))
                    .toList());
    var twice = Stream.concat(hashes.stream(), hashes.stream().limit(3)).toList();

    Map<String, byte[]> found = read(r -> r.registry().blobs().get(twice));

    assertThat(found).hasSize(600);
    assertThat(found.get(hashes.get(599))).isEqualTo(bytes("blob 599"));
    Map<String, byte[]> none = read(r -> r.registry().blobs().get(List.of()));
    assertThat(none).isEmpty();
    assertThat(refusal(w -> w.registry().blobs().get(List.of(hashes.get(0), "0".repeat(64)))))
        .isEqualTo(ErrorCode.REGISTRY_NOT_FOUND);
  }

  @Test
  void saysThatContentIsMissing() {
    assertThat(refusal(w -> w.registry().blobs().get("0".repeat(64))))
        .isEqualTo(ErrorCode.REGISTRY_NOT_FOUND);
  }

  @Test
  void storesANewDocumentAsVersionOne() {
    var stored = write(w -> w.registry().putDocument(document(w, SALES, "name: sales"), 0));

    assertThat(stored.version()).isEqualTo(1);
    assertThat(stored.changedBy()).isEqualTo("ann");
    assertThat(stored.changedAt()).isEqualTo(clock.micros());
    assertThat(find(r -> r.registry().findDocument(SALES))).contains(stored);
    assertThat(journaledKinds()).containsExactly("document.changed");
  }

  @Test
  void replacesTheVersionThatWasExpected() {
    change(w -> w.registry().putDocument(document(w, SALES, "name: sales"), 0));
    change(
        w -> {
          var draft = document(w, SALES, "name: sales\nretired: true");
          w.registry().putDocument(new DocumentDraft(SALES, "d.yaml", draft.hash(), true), 1);
        });

    var stored = find(r -> r.registry().findDocument(SALES)).orElseThrow();
    assertThat(stored.version()).isEqualTo(2);
    assertThat(stored.retired()).isTrue();
    assertThat(stored.file()).isEqualTo("d.yaml");
  }

  @Test
  void refusesADocumentThatMovedMeanwhile() {
    change(w -> w.registry().putDocument(document(w, SALES, "name: sales"), 0));

    assertThatThrownBy(
            () -> change(w -> w.registry().putDocument(document(w, SALES, "name: other"), 0)))
        .hasMessage(
            "Document sales/Domain/sales is at version 1, not at 0. "
                + "Somebody changed it meanwhile; plan again");
    assertThat(refusal(w -> w.registry().putDocument(document(w, SALES, "name: x"), 4)))
        .isEqualTo(ErrorCode.REGISTRY_CHANGED);
    assertThat(journaledKinds()).containsExactly("document.changed");
  }

  @Test
  void refusesToChangeADocumentThatIsNotThere() {
    assertThat(refusal(w -> w.registry().putDocument(document(w, SALES, "name: sales"), 1)))
        .isEqualTo(ErrorCode.REGISTRY_CHANGED);
  }

  @Test
  void listsDocumentsByKeyInPages() {
    for (String domain : List.of("b", "a_b", "a", "c")) {
      change(
          w -> w.registry().putDocument(document(w, domainDocument(domain), "name: " + domain), 0));
    }

    var first = list(r -> r.registry().documents(StoredDocument.Key.FIRST, 3));
    assertThat(first).extracting(StoredDocument::name).containsExactly("a", "a_b", "b");
    assertThat(list(r -> r.registry().documents(first.getLast().key(), 3)))
        .extracting(StoredDocument::name)
        .containsExactly("c");
  }

  @Test
  void listsAgreementsThatSomebodyMaySeeInPages() {
    for (String[] one :
        List.of(
            new String[] {"b", "y", "person:eve"},
            new String[] {"b", "x", "product:a/p"},
            new String[] {"a", "z", "person:flo"},
            new String[] {"b", "w", "product:a0/p"},
            new String[] {"c", "v", "person:eve"})) {
      change(
          w -> {
            var key = new StoredDocument.Key(one[0], "Agreement", one[1]);
            String hash = w.registry().blobs().put(bytes(one[1]));
            w.registry()
                .putDocument(new DocumentDraft(key, "f", hash, false, Optional.of(one[2])), 0);
          });
    }
    change(w -> w.registry().putDocument(document(w, domainDocument("a"), "name: a"), 0));

    assertThat(agreements(new AgreementSight.Everything(), "", "", 9))
        .containsExactly("a/z", "b/w", "b/x", "b/y", "c/v");
    var eve = new AgreementSight.Of(Set.of("person:eve", "service:etl", "team:none"), Set.of());
    assertThat(agreements(eve, "", "", 1)).containsExactly("b/y");
    assertThat(agreements(eve, "b", "y", 1)).containsExactly("c/v");
    assertThat(agreements(new AgreementSight.Of(Set.of(), Set.of("a")), "", "", 9))
        .containsExactly("a/z", "b/x");
    assertThat(agreements(new AgreementSight.Of(Set.of(), Set.of()), "", "", 9)).isEmpty();
  }

  private List<String> agreements(AgreementSight sight, String scope, String name, int limit) {
    var after = new StoredDocument.Key(scope, "Agreement", name);
    return list(r -> r.registry().agreements(sight, after, limit)).stream()
        .map(document -> document.scope() + "/" + document.name())
        .toList();
  }

  @Test
  void tellsWhatDocumentsWereAtATime() {
    assertThat(find(r -> r.history().begin())).isEmpty();
    var first = write(w -> w.registry().putDocument(document(w, SALES, "name: sales"), 0));
    long then = clock.micros();
    clock.advance(Duration.ofHours(1));
    change(
        w -> {
          w.registry().putDocument(document(w, domainDocument("a"), "name: a"), 0);
          var draft = document(w, SALES, "name: sales\nretired: true");
          w.registry().putDocument(new DocumentDraft(SALES, "d.yaml", draft.hash(), true), 1);
        });

    assertThat(find(r -> r.history().begin())).contains(then);
    assertThat(list(r -> r.history().documents(then - 1))).isEmpty();
    assertThat(list(r -> r.history().documents(then))).containsExactly(withoutFile(first));
    var now = new ArrayList<StoredDocument>();
    now.addAll(list(r -> r.registry().documents(StoredDocument.Key.FIRST, 10)));
    assertThat(list(r -> r.history().documents(clock.micros())))
        .containsExactlyElementsOf(now.stream().map(RegistryContract::withoutFile).toList());
    assertThat(number(r -> r.journal().headAt(then - 1))).isZero();
    assertThat(number(r -> r.journal().headAt(then))).isEqualTo(1);
    assertThat(number(r -> r.journal().headAt(clock.micros()))).isEqualTo(3);
  }

  private static StoredDocument withoutFile(StoredDocument document) {
    return new StoredDocument(
        document.scope(),
        document.kind(),
        document.name(),
        "",
        document.hash(),
        document.retired(),
        document.version(),
        document.changedAt(),
        document.changedBy());
  }

  @Test
  void tellsWhichMajorsWereActiveAtATime() {
    change(w -> w.registry().addRevision(revision(w, ORDERS, "1.0.0"), 0));
    long one = clock.micros();
    clock.advance(Duration.ofHours(1));
    change(w -> w.registry().addRevision(revision(w, ORDERS, "2.0.0"), 1));
    long both = clock.micros();
    clock.advance(Duration.ofHours(1));
    change(w -> w.registry().retireMajor(ORDERS, 1));
    long retired = clock.micros();
    clock.advance(Duration.ofHours(1));
    change(w -> w.registry().addRevision(revision(w, ORDERS, "1.0.1"), 2));

    assertThat(list(r -> r.history().activeMajors(ORDERS, one - 1))).isEmpty();
    assertThat(list(r -> r.history().activeMajors(ORDERS, one))).containsExactly(1);
    assertThat(list(r -> r.history().activeMajors(ORDERS, both))).containsExactly(1, 2);
    assertThat(list(r -> r.history().activeMajors(ORDERS, retired))).containsExactly(2);
    assertThat(list(r -> r.history().activeMajors(ORDERS, clock.micros()))).containsExactly(1, 2);
  }

  @Test
  void pausesAndResumesAProduct() {
    change(w -> w.registry().addRevision(revision(w, ORDERS, "1.0.0"), 0));

    change(w -> w.registry().pause(ORDERS));
    change(w -> w.registry().pause(ORDERS));
    assertThat(find(r -> r.registry().findProduct(ORDERS)).orElseThrow().paused()).isTrue();

    change(w -> w.registry().resume(ORDERS));
    assertThat(find(r -> r.registry().findProduct(ORDERS)).orElseThrow().paused()).isFalse();
    assertThat(journaledKinds())
        .containsExactly("revision.applied", "product.paused", "product.resumed");
  }

  @Test
  void refusesToPauseWhatIsNotThere() {
    assertThat(refusal(w -> w.registry().pause(ORDERS))).isEqualTo(ErrorCode.REGISTRY_NOT_FOUND);
  }

  @Test
  void keepsOneProposalPerCapture() {
    change(w -> w.registry().propose(ORDERS, "raw_orders", "old"));
    change(w -> w.registry().propose(ORDERS, "raw_orders", "new"));
    change(w -> w.registry().propose(ORDERS, "raw_orders", "new"));
    change(w -> w.registry().propose(ORDERS, "raw_lines", "other"));

    assertThat(list(r -> r.registry().proposals(ORDERS, "", 10)))
        .containsExactly(
            new Proposal(ORDERS, "raw_lines", "other", clock.micros()),
            new Proposal(ORDERS, "raw_orders", "new", clock.micros()));
    assertThat(list(r -> r.registry().proposals(ORDERS, "raw_lines", 10))).hasSize(1);
    assertThat(journal()).hasSize(3);
  }

  @Test
  void withdrawsAProposal() {
    change(w -> w.registry().propose(ORDERS, "raw_orders", "new"));
    change(w -> w.registry().withdraw(ORDERS, "raw_orders"));
    change(w -> w.registry().withdraw(ORDERS, "raw_orders"));

    assertThat(list(r -> r.registry().proposals(ORDERS, "", 10))).isEmpty();
    assertThat(journaledKinds()).containsExactly("proposal.made", "proposal.withdrawn");
  }
}
